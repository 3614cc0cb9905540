"""Runs a command and says on stderr what it took. A small process of its own: a child's largest memory counts from
the moment it is forked, so that it must not be forked by a large one."""

import json
import resource
import subprocess
import sys


def main():
    status = subprocess.run(sys.argv[1:]).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024, "status": status}
    print("@@took " + json.dumps(took), file=sys.stderr, flush=True)


main()
