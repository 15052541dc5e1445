/** What writes the inequalities of a certificate for Coq and Lean: a Python file that is run with the certificate's. */
export const otherCheckers = String.raw`import re
import sys
from importlib.util import module_from_spec, spec_from_file_location

def statements(goals, chances, allowed):
    """The inequalities, and that the samples on which they hold are more likely than nu."""
    texts = [(str(a), str(b)) for a, b in goals]
    more = [(str(allowed), " + ".join(map(str, chances)))] if chances else []
    return texts + more

def numbered(texts):
    """Every whole number of the inequalities once, by name, and the inequalities with the names in their place."""
    numbers = []
    def name(match):
        numbers.append(match[0])
        return f"IZR n{len(numbers)}"
    texts = [" < ".join(re.sub(r"\d+", name, side) for side in pair) for pair in texts]
    return numbers, texts

def coq(pairs):
    numbers, texts = numbered(pairs)
    sum_of = 0
    for n in numbers:
        sum_of = (sum_of * 1000003 + int(n)) % (2**61 - 1)
    lines = ["From Coq Require Import Reals ZArith List.", "From Interval Require Import Tactic.", "Open Scope R_scope."]
    lines += [f"Notation n{i} := {n}%Z." for i, n in enumerate(numbers, 1)]
    listed = " :: ".join([f"n{i}" for i in range(1, len(numbers) + 1)] + ["nil"])
    lines += ["(* Another number gives another sum. *)"]
    lines += [f"Goal fold_left (fun s n => (s * 1000003 + n) mod (2 ^ 61 - 1))%Z ({listed})%Z 0%Z = {sum_of}%Z."]
    lines += ["Proof. vm_compute. reflexivity. Qed."]
    for text in texts:
        lines += [f"Goal {text}.", "Proof. interval with (i_prec 100). Qed."]
    return "\n".join(lines)

def lean(pairs):
    text = lambda side: re.sub(r"\bsqrt\b", "Real.sqrt", re.sub(r"\bln\b", "Real.log", re.sub(r"\bexp\b", "Real.exp", str(side))))
    return "\n".join(f"example : ({text(a)} : ℝ) < {text(b)} := by\n  sorry" for a, b in pairs)

spec = spec_from_file_location("certificate", sys.argv[1])
certificate = module_from_spec(spec)
spec.loader.exec_module(certificate)
goals, chances, _, allowed = certificate.verify()
print((lean if "--lean" in sys.argv else coq)(statements(goals, chances, allowed)))
`;
