"""RapidOCR and the table model of rapid-table: the table of a picture that was straightened and cut to it before."""

import sys
import time

import cv2
from give import give, single_thread
from rapid_table import RapidTable
from rapidocr import RapidOCR


def main():
    single_thread()
    reader = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1, "Global.log_level": "error"})
    table = RapidTable()
    for name in sys.argv[1:]:
        image = cv2.imread(name)
        start = time.perf_counter()
        found = reader(image)
        lines = (
            []
            if found.boxes is None
            else [
                [box.tolist(), text, score]
                for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
            ]
        )
        html = table(image, lines)[0] if lines else ""
        give(name, time.perf_counter() - start, html=html)


main()
