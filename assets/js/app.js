// Enhancements of pages that already work without script: take this file away
// and every form and link still does its work.
//
//   data-combobox          text field with a list that also offers to create
//   data-autosave          a draft form saves itself
//   data-card, data-stage  a card dropped on a column submits its own form
//   data-add-row           one more row from a <template>
//   data-error-summary     gets the focus; every form is sent once
//   data-day               a date field says which day it understood
//   data-remarks           a field says what is much like it already
//   data-fold              a <details> that starts folded on phones
//   data-print             prints the page
//
// Keys: Ctrl+K or / search, Ctrl+Enter submit, Esc closes a menu. They go by
// event.code: under a Persian layout the K key says «ن».

const page = document.documentElement
const number = n => n.toLocaleString(page.lang || 'fa', { useGrouping: false })

const on = (type, selector, act) => document.addEventListener(type, event => {
  const found = event.target.closest?.(selector)
  if (found) act(event, found)
})

const after = (ms, act) => {
  let timer
  return (...args) => { clearTimeout(timer); timer = setTimeout(act, ms, ...args) }
}

const clocks = new WeakMap()
const pause = (input, act) => { clearTimeout(clocks.get(input)); clocks.set(input, setTimeout(act, 400, input)) }

// What the eye takes for the same word: Arabic and Persian letters, joiners, spaces.
const fold = text => text.replace(/[\u200c\u200d]/g, ' ').replace(/ي/g, 'ی').replace(/ك/g, 'ک')
  .replace(/\s+/g, ' ').trim().toLowerCase()

// 1. Combobox ---------------------------------------------------------------
// The hidden field holds the id of what was picked, «new» for what is to be
// created, or nothing while the text is only text (the server then asks).
function combobox (box) {
  const input = box.querySelector('input:not([type=hidden])')
  const hidden = box.querySelector('input[type=hidden]')
  const list = box.querySelector('[role=listbox]')
  const status = box.querySelector('[role=status]')
  if (!input || !hidden || !list || list.dataset.ready) return
  list.dataset.ready = ''

  let active = -1
  let waiting = false // an answer is under way
  let enter = false // Enter was pressed before it came
  let asked

  input.removeAttribute('list') // the <datalist> is for browsers without script
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', list.id)
  list.setAttribute('aria-label', input.labels[0]?.textContent.trim() || input.name)

  const options = () => [...list.children]
  const mark = index => {
    active = index
    options().forEach((option, i) => option.setAttribute('aria-selected', String(i === index)))
    const option = list.children[index]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const show = open => {
    list.hidden = !open
    input.setAttribute('aria-expanded', String(open))
    if (!open) mark(-1)
  }
  const pick = option => {
    const fresh = 'new' in option.dataset
    hidden.value = fresh ? 'new' : option.dataset.id
    input.value = (fresh ? option.dataset.new : option.dataset.label) || input.value
    show(false)
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  // The guess that Enter takes: the server's, else the first that holds the
  // typed text. A merely similar name is never taken unasked.
  const guess = typed => {
    const all = options()
    const chosen = all.findIndex(o => o.getAttribute('aria-selected') === 'true')
    if (chosen >= 0 || !typed) return chosen
    const holds = all.findIndex(o => o.dataset.label && fold(o.dataset.label).includes(typed))
    return holds >= 0 ? holds : all.length === 1 ? 0 : -1
  }
  const fill = html => {
    list.innerHTML = html // the server's own escaped markup
    const typed = input.value.trim()
    const add = box.dataset.add
    const known = options().some(o => 'new' in o.dataset || fold(o.dataset.label ?? '') === fold(typed))
    if (add && typed && !known) {
      const option = document.createElement('li')
      option.setAttribute('role', 'option')
      option.dataset.new = typed
      option.textContent = add.replace('{}', typed)
      list.append(option)
    }
    // Ids are given anew: the same answer may stand in several fields of a page.
    options().forEach((option, i) => { option.id = `${list.id}-${i}` })
    show(list.children.length > 0)
    mark(guess(fold(typed)))
    const found = options().filter(o => !('new' in o.dataset)).length
    if (status && box.dataset.count) status.textContent = box.dataset.count.replace('{}', number(found))
  }
  const ask = async () => {
    asked?.abort()
    const { signal } = asked = new AbortController()
    const url = new URL(box.dataset.combobox, location)
    url.searchParams.set('q', input.value.trim())
    try {
      const answer = await fetch(url, { signal, headers: { Accept: 'text/html' } })
      const html = answer.ok ? await answer.text() : ''
      if (signal.aborted || document.activeElement !== input) return
      fill(html)
      if (enter && active >= 0) pick(list.children[active])
    } catch {} // no network: the field stays a text field
    if (!signal.aborted) waiting = enter = false
  }
  const askSoon = after(150, ask)

  input.addEventListener('input', () => {
    hidden.value = ''
    waiting = true
    askSoon()
  })
  input.addEventListener('keydown', event => {
    const open = !list.hidden
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    if (step) {
      event.preventDefault()
      if (!open) return ask()
      const count = list.children.length
      mark(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
    } else if (event.key === 'Enter' && (open || waiting)) {
      event.preventDefault() // a half-chosen name must not send the form
      if (waiting) enter = true
      else if (active >= 0) pick(list.children[active])
      else show(false)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      show(false)
    }
  })
  // The press keeps the focus in the field; the release picks.
  list.addEventListener('mousedown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (option) pick(option)
  })
  input.addEventListener('blur', () => {
    const same = options().find(o => o.dataset.id && fold(o.dataset.label ?? '') === fold(input.value))
    if (!hidden.value && same && !waiting) hidden.value = same.dataset.id
    enter = waiting = false
    asked?.abort()
    show(false)
  })
}

const enhance = root => root.querySelectorAll('[data-combobox]').forEach(combobox)
enhance(document)

// 2. Autosave ---------------------------------------------------------------
// One PUT at a time. An X-Version header in the answer renews the hidden
// version, so the next save and the final submit do not meet themselves.
for (const form of document.querySelectorAll('form[data-autosave]')) {
  const output = form.querySelector('output:not([for])')
  let dirty = false
  let busy = false
  let failed = false
  let sent = false

  const save = async () => {
    if (!dirty || busy || sent) return
    dirty = false
    busy = true
    if (output) output.value = form.dataset.saving ?? ''
    const body = new URLSearchParams([...new FormData(form)].filter(pair => typeof pair[1] === 'string'))
    let text = form.dataset.failed ?? ''
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'PUT',
        body,
        redirect: 'manual', // to the sign-in page: nothing was saved
        // Outlives the page when it closes; browsers allow that up to 64 KB.
        keepalive: document.hidden && String(body).length < 6e4
      })
      failed = !answer.ok
      if (answer.ok || answer.headers.get('content-type')?.startsWith('text/plain')) text = await answer.text() || text
      const version = answer.headers.get('x-version')
      const field = form.querySelector('input[type=hidden][name=version]')
      if (version && field) field.value = version
    } catch { failed = true }
    busy = false
    if (output) output.value = text
    if (dirty) saveSoon() // typed while the answer was under way
    dirty ||= failed
  }
  const saveSoon = after(3000, save)

  const touched = () => { dirty = true; saveSoon() }
  form.addEventListener('input', touched)
  form.addEventListener('change', touched)
  form.addEventListener('submit', () => { sent = true })
  addEventListener('pageshow', () => { sent = false })
  document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
  // Only text the server refused can be lost, so only then the browser asks.
  addEventListener('beforeunload', event => { if (failed && !sent) event.preventDefault() })
}

// 3. Board ------------------------------------------------------------------
// A drop does what the card's own form does; the server decides and answers.
let held = null
const clear = () => document.querySelectorAll('.over').forEach(column => column.classList.remove('over'))

document.querySelectorAll('[data-card]').forEach(card => { card.draggable = true })
on('dragstart', '[data-card]', (event, card) => {
  held = card
  card.classList.add('held')
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', card.dataset.card)
})
on('dragend', '[data-card]', (event, card) => {
  held = null
  card.classList.remove('held')
  clear()
})
on('dragover', '[data-stage]', (event, column) => {
  if (!held || column.contains(held)) return
  event.preventDefault()
  if (!column.classList.contains('over')) { clear(); column.classList.add('over') }
})
on('dragleave', '[data-stage]', (event, column) => {
  if (!column.contains(event.relatedTarget)) column.classList.remove('over')
})
on('drop', '[data-stage]', (event, column) => {
  if (!held || column.contains(held)) return
  event.preventDefault()
  const form = held.querySelector('form')
  const field = form?.elements.namedItem('stage')
  if (!field) return
  field.value = column.dataset.stage
  if (field.value === column.dataset.stage) form.requestSubmit() // a stage the form does not offer changes nothing
  else clear()
})

// 4. Add row ----------------------------------------------------------------
// __n__ is the row's number in names and ids, __no__ the same in the page's figures.
on('click', '[data-add-row]', (event, button) => {
  const template = document.getElementById(button.dataset.addRow)
  if (!template) return
  event.preventDefault()
  const n = Number(template.dataset.next ?? template.parentElement.querySelectorAll('[data-row]').length + 1)
  template.dataset.next = n + 1
  const row = document.createElement('template')
  row.innerHTML = template.innerHTML.replaceAll('__n__', n).replaceAll('__no__', number(n))
  const first = row.content.querySelector('input:not([type=hidden]),textarea,select')
  template.before(row.content)
  enhance(document)
  first?.focus()
})

// 5. Forms ------------------------------------------------------------------
// The second submit is dropped. The button is not disabled: its name and value
// would be missing from the data, and a page come back to would keep it dead.
on('submit', 'form', (event, form) => {
  if (event.defaultPrevented) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = '1'
  setTimeout(() => delete form.dataset.sent, 8000) // a download leaves the page standing
})
addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach(form => delete form.dataset.sent))
document.querySelector('[data-error-summary]')?.focus()

// 6. Keys and menus ---------------------------------------------------------
const closeMenus = except => {
  document.querySelectorAll('details.menu[open]').forEach(menu => { if (menu !== except) menu.open = false })
}
addEventListener('keydown', event => {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const slash = event.code === 'Slash' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey &&
    !event.target.closest?.('input,textarea,select,[contenteditable]')
  if (((command && event.code === 'KeyK') || slash) && page.dataset.keys !== 'off') {
    const search = document.querySelector('.search input[type=search]')
    if (!search) return
    event.preventDefault()
    search.focus()
    search.select()
  } else if (command && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
    const form = event.target.form
    if (!form) return
    event.preventDefault()
    // The first button, as Enter would, so that its name and value go along.
    form.requestSubmit(form.querySelector('button:not([type=button]):not([type=reset]),input[type=submit]'))
  } else if (event.key === 'Escape') {
    const menu = event.target.closest?.('details.menu[open]')
    closeMenus()
    menu?.querySelector('summary').focus()
  }
})
document.addEventListener('click', event => closeMenus(event.target.closest?.('details.menu')))

// 7. Dates ------------------------------------------------------------------
// The server alone knows the calendar; it says in words which day it understood.
const echo = async input => {
  const output = input.closest('.field')?.querySelector('output')
  const q = input.value.trim()
  if (!output) return
  let said = {}
  if (q) {
    try {
      const answer = await fetch('/dates/echo?' + new URLSearchParams({ q, lean: input.dataset.lean ?? '' }), { headers: { Accept: 'application/json' } })
      said = await answer.json()
    } catch {}
    if (input.value.trim() !== q) return // typed on meanwhile
  }
  output.classList.toggle('bad', Boolean(said.error))
  output.value = said.error || [said.text, said.note].filter(Boolean).join(' · ')
}
on('input', 'input[data-day]', (event, input) => pause(input, echo))

// 8. Remarks ----------------------------------------------------------------
// What the server says of a field while it is typed: the names much like it.
const remark = async input => {
  const place = input.closest('.field')?.querySelector('[role=status]')
  const q = input.value.trim()
  if (!place) return
  let html = ''
  if (q) {
    const url = new URL(input.dataset.remarks, location)
    url.searchParams.set('q', q)
    try {
      const answer = await fetch(url)
      if (answer.ok && !answer.redirected) html = await answer.text() // the server's own escaped markup
    } catch {}
    if (input.value.trim() !== q) return
  }
  place.innerHTML = html
}
on('input', 'input[data-remarks]', (event, input) => pause(input, remark))

// 9. Small things -----------------------------------------------------------
on('click', '[data-print]', event => {
  event.preventDefault()
  print()
})
if (matchMedia('(max-width:40rem)').matches) {
  document.querySelectorAll('details[data-fold]').forEach(fold => { fold.open = false })
}
