// Words and elements as a person means them. `readAll` gives the visible text of elements, `plain` joins
// spaces and drops marks of direction, `seek` finds a control by what stands on it or beside it.
const plain = (text) =>
  (text ?? "").replace(/[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
const readAll = (css) => plain([...document.querySelectorAll(css)].map((element) => element.innerText).join(" "));
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

// The text a screen reader would say for an element's content.
const spoken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.matches("select,textarea,input,script,style,datalist")) return "";
  if (node.matches("img")) return node.alt;
  const inner = [...node.childNodes].map(spoken).join("");
  return getComputedStyle(node).display === "inline" ? inner : ` ${inner} `;
};
const byIds = (ids) => (ids ?? "").split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(spoken).join(" ");
const names = (element) => {
  const all = [byIds(element.getAttribute("aria-labelledby")), element.getAttribute("aria-label")];
  if (element.matches("input,textarea,select")) {
    all.push(...[...(element.labels ?? [])].map(spoken), element.placeholder, element.title);
    if (element.matches("[type=submit],[type=button],[type=reset]")) all.push(element.value);
  } else {
    all.push(element.innerText, spoken(element), element.title);
  }
  return all.map(plain).filter(Boolean);
};
const describe = (element) => (element && element !== document.body ? (names(element)[0] ?? element.id) : "");

const kinds = {
  action:
    "a[href],button,summary,input[type=submit],input[type=button],label," +
    "[role=button],[role=link],[role=option],[role=tab],[role^=menuitem],[role=switch]",
  field: "input:not([type=hidden],[type=submit],[type=button],[type=checkbox],[type=radio],[type=file]),textarea,select",
  tick: "input[type=checkbox],input[type=radio],[role=checkbox],[role=radio],[role=switch]",
  file: "input[type=file]",
};
const reachable = (element) => !element.matches(":disabled") && !element.closest("[aria-hidden=true]") && (shown(element) || [...(element.labels ?? [])].some(shown));

// Gives [element], or [null, why not, names that are there].
const seek = (kind, css, text) => {
  const wanted = plain(text);
  const top = [...document.querySelectorAll("dialog:modal")].at(-1);
  const all = [...document.querySelectorAll(css)]
    .flatMap((place) => [...place.querySelectorAll(kinds[kind])])
    .filter((element) => reachable(element) && (!top || top.contains(element)))
    .map((element) => ({ element, names: names(element), label: element.matches("label") ? 1 : 0 }));
  const tests = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
  for (const [rank, test] of tests.entries()) {
    const fit = all.filter((one) => one.names.some(test)).sort((a, b) => a.label - b.label);
    if (fit.length === 0) continue;
    const different = new Set(fit.map((one) => one.names.find(test)));
    if (rank > 0 && different.size > 1) return [null, "it may mean any of", [...different]];
    return [fit[0].element];
  }
  return [null, "there are", [...new Set(all.map((one) => one.names[0]).filter(Boolean))]];
};
