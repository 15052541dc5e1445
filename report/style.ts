/** The page's style sheet. Text has a contrast of at least 4.5 on every background it stands on, light and dark. */
const LIGHT = `
--page:#f6f7f9;--card:#fff;--text:#1b1f24;--muted:#57606a;--line:#d0d7de;--track:#eceff2;--link:#0b57c4;
--plus:#0b62c4;--minus:#b3470b;
--good:#116329;--good-back:#dcf5e3;--fair:#0b4a82;--fair-back:#dcecfb;--open:#6e4500;--open-back:#fcefc7;
--bad:#a40e26;--bad-back:#ffe1e5;
--t1:#2f6fc6;--t2:#c9601a;--t3:#2b8a5f;--t4:#8b56c4;--t5:#a88000;--t6:#6b7684;--t7:#c24b8e;--t8:#2a8c9c;
color-scheme:light;`;
const DARK = `
--page:#0f1318;--card:#171d24;--text:#e6eaf0;--muted:#a3afbc;--line:#39424d;--track:#232b34;--link:#7fb4ff;
--plus:#6aa9ff;--minus:#f59a5b;
--good:#7fe0a0;--good-back:#143322;--fair:#92c7ff;--fair-back:#14304c;--open:#f2cf75;--open-back:#3b2f10;
--bad:#ff9aa7;--bad-back:#4a1620;
--t1:#5d9bf0;--t2:#ee8a45;--t3:#4fbf8d;--t4:#b48af0;--t5:#d8b13a;--t6:#98a4b3;--t7:#ea7dbb;--t8:#55bccd;
color-scheme:dark;`;

/** Tables as lists of labelled entries, for where their columns have no room. */
const stacked = (of: string): string => `
table${of},${of} tbody{display:block}${of} thead{position:absolute;left:-99em}
${of} caption{display:block;padding:.4rem .7rem .1rem}.card ${of} caption{padding-left:0}
${of} tr{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:.5rem .7rem;border-top:1px solid var(--line)}
${of} tr:first-child{border-top:0}
${of} tbody th{display:block;width:100%;padding:0;border:0;overflow-wrap:anywhere}
${of} td{display:block;padding:0;border:0;text-align:left!important;white-space:normal!important;overflow-wrap:anywhere}
${of} td::before{content:attr(data-head) " ";color:var(--muted);font-size:.8rem}
${of} td:empty{display:none}
${of} .meter{min-width:3.4rem}
`;

export const style = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}
*{box-sizing:border-box}
html{scroll-padding-top:3.2rem}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99em}.skip:focus{left:.5rem;top:.5rem;background:var(--card);padding:.5rem;z-index:3}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 1rem}
header{padding-top:1.4rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.35rem;margin:2.6rem 0 .6rem}
h3{font-size:1.05rem;margin:.2rem 0 .4rem;line-height:1.35}
section>h3{margin-top:1.4rem}
h4{font-size:.95rem;margin:.8rem 0 .3rem}
p{margin:.4rem 0}
small{font-size:.82em;color:var(--muted)}
code,pre{font:.86em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.muted,figcaption{color:var(--muted);font-size:.86rem}
.origin{overflow-wrap:anywhere}
.warning{color:var(--open);background:var(--open-back);padding:0 .3rem;border-radius:4px}
nav{position:sticky;top:0;background:var(--page);border-bottom:1px solid var(--line);z-index:2;margin-top:.8rem}
nav ul{display:flex;gap:.2rem 1.1rem;list-style:none;margin:0 auto;max-width:1180px;padding:.45rem 1rem;flex-wrap:wrap}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
button{font:inherit;font-size:.86rem;color:var(--text);background:var(--card);border:1px solid var(--muted);border-radius:6px;padding:.15rem .6rem;cursor:pointer}
.script{display:none}.scripted .script{display:inline-block}.scripted .filter,.scripted .all{display:block}
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.filter{margin:.6rem 0}.filter label{margin-right:1rem;font-size:.9rem}
.filter input,.filter select{font:inherit;font-size:.9rem;color:var(--text);background:var(--card);border:1px solid var(--muted);border-radius:6px;padding:.2rem .5rem;max-width:100%}
.filter input::placeholder{color:var(--muted);opacity:1}.filter span{font-size:.86rem;color:var(--muted)}
.all{margin:1rem 0 0}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;min-height:24px}
th button::after{content:""}th[aria-sort=descending] button::after{content:" ↓"}th[aria-sort=ascending] button::after{content:" ↑"}
th[aria-sort] button{color:var(--text)}
.count{white-space:nowrap;font-variant-numeric:tabular-nums;font-weight:600}
.count.good{color:var(--good)}.count.fair{color:var(--fair)}.count.open{color:var(--open)}.count.bad{color:var(--bad)}.count.none{color:var(--muted)}
.above{color:var(--bad);font-weight:600}
details.part{margin-top:2.2rem;border-top:1px solid var(--line)}
details.part>summary{padding:.5rem 0;color:var(--text)}details.part>summary h2{display:inline;margin:0}
details.fold{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:0 0 .4rem;padding:0 .8rem}
details.fold>summary{padding:.35rem 0;color:var(--text)}details.fold>summary h3{display:inline;margin:0;font-weight:600}
details.fold>summary code{color:var(--muted);font-weight:400}
details.fold[open]>summary{border-bottom:1px solid var(--line);margin-bottom:.6rem}
details.fold .card{border:0;padding:0;margin:0 0 .6rem}
.theme{float:right}
.answer{font-size:1.25rem;font-weight:650;border-left:6px solid;padding:.5rem .9rem;border-radius:4px}
.answer.good{color:var(--good);background:var(--good-back)}.answer.bad{color:var(--bad);background:var(--bad-back)}.answer.open{color:var(--open);background:var(--open-back)}
.tiles{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(8.6rem,1fr));gap:.6rem;padding:0;margin:.8rem 0}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem;font-size:.88rem;line-height:1.3}
.tiles strong{display:block;font-size:1.5rem;line-height:1.25}
.tiles .good strong{color:var(--good)}.tiles .fair strong{color:var(--fair)}.tiles .open strong{color:var(--open)}.tiles .bad strong{color:var(--bad)}
.files{padding-left:1.1rem;font-size:.88rem;color:var(--muted);margin:.6rem 0}
.badge{display:inline-block;font-size:.82rem;font-weight:600;border-radius:99px;padding:.02rem .6rem;white-space:nowrap}
.badge.good{color:var(--good);background:var(--good-back)}.badge.fair{color:var(--fair);background:var(--fair-back)}
.badge.open{color:var(--open);background:var(--open-back)}.badge.bad{color:var(--bad);background:var(--bad-back)}
.badge.none{color:var(--muted);background:var(--track)}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line);border-radius:8px;margin:.7rem 0 1.2rem;font-size:.9rem}
caption{text-align:left;font-weight:650;padding:.35rem 0;font-size:1rem}
th,td{padding:.32rem .6rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.82rem;color:var(--muted);font-weight:600;vertical-align:bottom}
tbody th{font-weight:400}tbody th small,td small{display:block}td.number small{display:inline}
table a{display:inline-block;min-height:24px}
.number{text-align:right;font-variant-numeric:tabular-nums}
.meter{display:inline-block;min-width:4.6rem;border-bottom:4px solid;border-image:linear-gradient(90deg,var(--t1) var(--share),var(--track) var(--share)) 1}
[aria-labelledby=claims-table] table{table-layout:fixed}[aria-labelledby=claims-table] thead th:first-child{width:29%}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.8rem 1rem;margin:0 0 1rem;min-width:0}
.card table{border:0;margin:.4rem 0;font-size:.84rem}.card th,.card td{padding:.2rem .5rem}.card caption{font-size:.92rem}.card td{white-space:nowrap}.card td:last-child{white-space:normal}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 320px;gap:0 1.4rem}
.panel,.columns>div,section,.gallery .card{container-type:inline-size}
.claim:target,.gallery .card:target{outline:3px solid var(--link)}
.gallery,.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,334px),1fr));gap:1rem;align-items:start}
.gallery .card,.panels .card{margin:0}
.panel table{font-size:.8rem}
.plot{display:block;max-width:100%;height:auto;font-family:system-ui,sans-serif}
.plot text{white-space:pre}
figure{margin:.3rem 0}
.narrow{display:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem .9rem;padding:0;margin:.3rem 0;font-size:.82rem}
.swatch{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.35em}
.ring{border:2px solid var(--minus);border-radius:50%}.disc{background:var(--plus);border-radius:50%}
.diamond{background:var(--minus);transform:rotate(45deg) scale(.8);border-radius:0}.tick{background:var(--text);width:3px}.dark{background:var(--text)}
.sides{font-size:.88rem;margin:.5rem 0}.sides div{display:flex;justify-content:space-between;gap:.8rem;border-top:1px solid var(--line);padding:.1rem 0}.sides dt{overflow-wrap:anywhere}.sides dd{margin:0;white-space:nowrap;font-weight:600;font-variant-numeric:tabular-nums}.sides .term{padding-left:1rem;color:var(--muted)}.sides .term dd{font-weight:400}
.formula{overflow-x:auto;overflow-y:hidden;padding:.2rem 0;max-width:100%;line-height:1.9}
math{font-family:"STIX Two Math","Latin Modern Math","Cambria Math",math;font-size:1.08rem}
.formula span{display:inline-block}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--link);font-size:.9rem}
.copy{position:relative}
pre{background:var(--track);border-radius:6px;padding:.5rem .7rem;margin:.3rem 0;max-height:16rem;overflow:auto;white-space:pre-wrap}
.scripted .copy pre{padding-right:5rem}
.copy button{position:absolute;right:.3rem;top:.3rem}
footer{margin-top:3rem;padding-bottom:3rem;color:var(--muted);font-size:.86rem}
@media (max-width:1000px){nav{position:static}html{scroll-padding-top:.5rem}}
@media (max-width:860px){
.columns{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:760px){
.wide{display:none}.narrow{display:block}
h1{font-size:1.4rem}
}
@container (max-width:600px){${stacked('')}}
.many th,.many td{padding-left:.3rem;padding-right:.3rem}
@container (max-width:770px){${stacked('.medium')}}
@media (max-width:880px){${stacked('.medium')}}
@container (max-width:1080px){${stacked('.many')}}
@media print{nav,.scripted .script{display:none!important}.card{break-inside:avoid}}
`;
