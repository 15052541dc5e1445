import {coq} from './coq.ts';

/**
 * What a certificate rests on, for other checkers, as a Python program that is given the certificate's file: one JSON
 * document with the inequalities, enclosures of their irrational parts, and the texts for Coq and Lean.
 */
export const otherCheckers = String.raw`import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from json import dumps
${coq}
def lean(texts):
    names = {"sqrt": "Real.sqrt", "ln": "Real.log", "exp": "Real.exp"}
    theirs = [re.sub(r"\b(sqrt|ln|exp)\b", lambda m: names[m[0]], text) for text in texts]
    lines = ["-- Not checked here: the statements alone, for a proof of your own.", "import Mathlib"]
    lines += [f"example : ({t.replace(sign, f' : ℝ){sign}')} := by sorry" for t in theirs]
    return "\n".join(lines) + "\n"

spec = spec_from_file_location("certificate", sys.argv[1])
certificate = module_from_spec(spec)
spec.loader.exec_module(certificate)
goals, chances, _, allowed = certificate.verify()
sign = " <= " if certificate.FOUND == "attained" else " < "
# Many samples rest on one inequality.
goals = list(dict.fromkeys((str(smaller), str(larger)) for smaller, larger in goals))
texts = [f"{smaller}{sign}{larger}" for smaller, larger in goals]
if chances:
    texts.append(f"{allowed} < " + " + ".join(map(str, chances)))
ends = certificate.R.ends if hasattr(certificate, "R") else {}
enclosures = {e: [str(v) for v in both] for e, both in ends.items() if any(e in text for text in texts) and e != "1"}
about = f"{certificate.CLAIM} is {certificate.FOUND}."
other = {"coq": coq(about, goals, sign, chances, allowed), "lean": lean(texts)}
print(dumps({"inequalities": texts, "enclosures": enclosures, **other}))
`;
