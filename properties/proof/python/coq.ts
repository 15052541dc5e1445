/**
 * A certificate's inequalities for Coq, in Python: a text in which every number stands once and goes into a digest of the
 * expressions, so that Coq refuses another number, also where the inequality would still hold.
 */
export const coq = String.raw`
import ast
from math import lcm

# What an expression can be: constructor and parts in Coq, how it is written, and its value.
FORMS = {
    "Add": ("Plus", "a b", 'Infix "+" := Plus : expr_scope', "value a + value b"),
    "Mult": ("Times", "a b", 'Infix "*" := Times : expr_scope', "value a * value b"),
    "Div": ("Over", "a b", 'Infix "/" := Over : expr_scope', "value a / value b"),
    "USub": ("Opposite", "a", 'Notation "- a" := (Opposite a) : expr_scope', "- value a"),
    "sqrt": ("Root", "a", "Notation sqrt := Root", "R_sqrt.sqrt (value a)"),
    "ln": ("Logarithm", "a", "Notation ln := Logarithm", "Rpower.ln (value a)"),
    "exp": ("Exponential", "a", "Notation exp := Exponential", "Rtrigo_def.exp (value a)"),
}
SIGNS = {"Add": " + ", "Mult": " * ", "Div": " / "}
MULTIPLIER, MODULUS = 1000003, 2**61 - 1

def mixed(s, n):
    return (s * MULTIPLIER + n) % MODULUS

def tree(text):
    """A number, or (form, parts)."""
    def of(e):
        if isinstance(e, ast.Constant):
            return e.value
        if isinstance(e, ast.UnaryOp) and isinstance(e.operand, ast.Constant):
            return -e.operand.value
        inner = [e.left, e.right] if isinstance(e, ast.BinOp) else [e.operand] if isinstance(e, ast.UnaryOp) else e.args
        return e.func.id if isinstance(e, ast.Call) else type(e.op).__name__, list(map(of, inner))
    return of(ast.parse(text, mode="eval").body)

def forms_of(e):
    return set() if isinstance(e, int) else {e[0]}.union(*map(forms_of, e[1]))

def digest(s, e, forms):
    if isinstance(e, int):
        return mixed(mixed(s, 0), e)
    s = mixed(s, 1 + forms.index(e[0]))
    for part in e[1]:
        s = digest(s, part, forms)
    return s

def literal(n):
    """Coq reads long numbers faster in hexadecimal."""
    return str(n) if abs(n) < 10**18 else hex(n)

def written(e):
    if isinstance(e, int):
        return literal(e)
    form, inner = e
    of = [written(part) if isinstance(part, int) and part >= 0 else f"({written(part)})" for part in inner]
    return SIGNS[form].join(of) if form in SIGNS else f"- {of[0]}" if form == "USub" else f"{form} {of[0]}"

def language(forms):
    """Closed expressions, those of the forms that are needed."""
    constructors = ["Number (n : Z)"] + [f"{FORMS[f][0]} ({FORMS[f][1]} : expr)" for f in forms]
    others = " | _ => None" if forms else ""
    return [
        "(* Closed expressions, and how they are written. *)",
        f"Inductive expr := {' | '.join(constructors)}.",
        f"Definition number (e : expr) := match e with Number n => Some n{others} end.",
        "Declare Scope expr_scope.", "Delimit Scope expr_scope with expr.",
        "Number Notation expr Number number : expr_scope.",
    ] + [f"{FORMS[f][2]}." for f in forms]

def recursive(head, number, forms, case):
    """A function by the form of an expression."""
    cases = "".join(f"\n  | {FORMS[f][0]} {FORMS[f][1]} => {case(f)}" for f in forms)
    return [f"Fixpoint {head} :=", "  match e with", f"  | Number n => {number}{cases}", "  end."]

def coq(about, goals, sign, chances, allowed):
    """Of closed expressions (smaller, larger), and of chances that are together more than what is allowed."""
    claims = [(tree(smaller), tree(larger)) for smaller, larger in goals]
    used = set().union(*[forms_of(e) for claim in claims for e in claim])
    forms = [f for f in FORMS if f in used]
    # Below 0, so that the modulus is needed from the first number on.
    s = -1
    for claim in claims:
        for e in claim:
            s = digest(s, e, forms)
    def folded(form):
        first = f"digest (mixed s {1 + forms.index(form)}) a"
        return f"digest ({first}) b" if FORMS[form][1] == "a b" else first
    listed = " ::\n  ".join(f"({written(smaller)}, {written(larger)})" for smaller, larger in claims)
    lines = [f"(* {about} *)", "From Coq Require Import ZArith List.", *language(forms)]
    lines += ["(* Pairs (smaller, larger). *)", f"Definition claims := (\n  {listed} :: nil)%expr."]
    summed = "fold_left (fun s c => digest (digest s (fst c)) (snd c)) claims (-1)%Z"
    if chances:
        whole = lcm(*[c.denominator for c in chances])
        shares = [int(c * whole) for c in chances]
        lines += [
            "(* Chances of samples, over one denominator; what is allowed is numerator / denominator. *)",
            f"Definition whole := {literal(whole)}%Z.", f"Definition numerator := {allowed.numerator}%Z.",
            f"Definition denominator := {allowed.denominator}%Z.",
            f"Definition chances := ({' :: '.join(map(literal, shares))} :: nil)%Z.",
        ]
        summed = f"fold_left mixed (whole :: numerator :: denominator :: chances) ({summed})"
        for n in [whole, allowed.numerator, allowed.denominator, *shares]:
            s = mixed(s, n)
    lines += [
        "(* Another number gives another digest. *)",
        f"Definition mixed (s n : Z) := ((s * {MULTIPLIER} + n) mod {MODULUS})%Z.",
        *recursive("digest (s : Z) (e : expr)", "mixed (mixed s 0) n", forms, folded),
        f"Goal {summed} = {s}%Z.", "Proof. vm_compute. reflexivity. Qed.",
    ]
    if chances:
        lines += ["(* Together the samples are likelier than what is allowed. *)"]
        lines += ["Goal (numerator * whole < denominator * fold_left Z.add chances 0)%Z."]
        lines += ["Proof. vm_compute. reflexivity. Qed."]
    lines += [
        "From Coq Require Import Reals Lra.", "From Interval Require Import Tactic.", "Open Scope R_scope.",
        *recursive("value (e : expr) : R", "IZR n", forms, lambda form: FORMS[form][3]),
        f"Goal Forall (fun c => value (fst c){sign}value (snd c)) claims.",
        "Proof. repeat constructor; cbv [value fst snd]; first [lra | interval | interval with (i_prec 120)]. Qed.",
    ]
    return "\n".join(lines) + "\n"
`;
