#!/bin/sh
# Makes both models anew: base encoders, training, export, fusion with the first-generation detectors, evaluation.
# Needs Python 3.11 with requirements.txt, mvn, and an hour or two on two processor cores.
set -e
cd "$(dirname "$0")"
WEIGHTS=${WEIGHTS:-weights} RUNS=${RUNS:-runs}
python fetch_base.py "$WEIGHTS"
python train.py --weights "$WEIGHTS" --base zh --languages zh --epochs 6 --out "$RUNS/zh"
python train.py --weights "$WEIGHTS" --base en --languages en --layers 0,2,4,6,8,11 --epochs 8 --out "$RUNS/en"
for language in zh en; do
  python export.py "$RUNS/$language" --weights "$WEIGHTS" --out "../../models/listener-$language"
done
cd ../..
node training/fusion.ts
npm run eval
