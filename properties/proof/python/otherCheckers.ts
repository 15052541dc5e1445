/**
 * What a certificate rests on, for other checkers, as a Python program that is given the certificate's file: one JSON
 * document with the inequalities, enclosures of their irrational parts, and the texts for Coq and Lean.
 */
export const otherCheckers = String.raw`import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from json import dumps

def numbered(texts):
    """Every whole number of the inequalities once, by name, and the inequalities with the names in their place."""
    numbers = []
    def name(match):
        numbers.append(match[0])
        return f"IZR n{len(numbers)}"
    return numbers, [re.sub(r"\d+", name, text) for text in texts]

def coq(texts):
    numbers, texts = numbered(texts)
    sum_of = 0
    for n in numbers:
        sum_of = (sum_of * 1000003 + int(n)) % (2**61 - 1)
    listed = " :: ".join([f"n{i}" for i in range(1, len(numbers) + 1)] + ["nil"])
    lines = [f"(* {certificate.CLAIM} is {certificate.FOUND}. *)", "From Coq Require Import ZArith List."]
    lines += [f"Notation n{i} := {n}%Z." for i, n in enumerate(numbers, 1)]
    lines += ["(* Another number gives another sum. *)"]
    lines += [f"Goal fold_left (fun s n => (s * 1000003 + n) mod (2 ^ 61 - 1))%Z ({listed})%Z 0%Z = {sum_of}%Z."]
    lines += ["Proof. vm_compute. reflexivity. Qed."]
    lines += ["From Coq Require Import Reals Lra.", "From Interval Require Import Tactic.", "Open Scope R_scope."]
    for text in texts:
        lines += [f"Goal {text}.", "Proof. first [lra | interval | interval with (i_prec 120)]. Qed."]
    return "\n".join(lines) + "\n"

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
texts = [f"{smaller}{sign}{larger}" for smaller, larger in goals]
if chances:
    texts.append(f"{allowed} < " + " + ".join(map(str, chances)))
ends = certificate.R.ends if hasattr(certificate, "R") else {}
enclosures = {e: [str(v) for v in both] for e, both in ends.items() if any(e in text for text in texts) and e != "1"}
print(dumps({"inequalities": texts, "enclosures": enclosures, "coq": coq(texts), "lean": lean(texts)}))
`;
