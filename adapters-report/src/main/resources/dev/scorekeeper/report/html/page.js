(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var reader = document.body.dataset, from = +reader.from, to = +reader.to;

  // ---- filter, chips and sort -------------------------------------------------------------------
  var rows = all('#rows li[data-m]').map(function (element, place) {
    var name = element.querySelector('.n');
    return {
      element: element, place: place, list: element.parentNode, name: name,
      text: (name.textContent + ' ' + (element.dataset.w || '')).toLowerCase(),
      mark: element.dataset.m, setback: element.dataset.s === '1',
      first: +element.dataset.f, last: +element.dataset.l, shown: true
    };
  });
  var groups = all('#rows .group').map(function (element) {
    var own = rows.filter(function (row) { return element.contains(row.element); });
    return { element: element, rows: own, open: element.open, folds: all('.fold', element).map(function (fold) {
      return { element: fold, details: fold.querySelector('details'), rows: own.filter(function (row) { return fold.contains(row.element); }) };
    }) };
  });
  var query = $('q'), sort = $('sort'), found = $('found');
  var chips = all('.chip');
  var filtering = false;

  function pressed(chip) { return chip.getAttribute('aria-pressed') === 'true'; }

  function choice() {
    var marks = {}, setback = false, narrowed = false;
    chips.forEach(function (chip) {
      if (chip.dataset.m === 's') { setback = pressed(chip); narrowed = narrowed || setback; }
      else { marks[chip.dataset.m] = pressed(chip); narrowed = narrowed || !pressed(chip); }
    });
    return { text: query.value.trim().toLowerCase(), marks: marks, setback: setback, narrowed: narrowed };
  }

  function apply() {
    var wanted = choice(), count = 0, groupsShown = 0, active = wanted.text !== '' || wanted.narrowed;
    if (active && !filtering) { groups.forEach(function (group) { group.open = group.element.open; }); }
    rows.forEach(function (row) {
      var shown = wanted.marks[row.mark] !== false && (!wanted.setback || row.setback) &&
        (wanted.text === '' || row.text.indexOf(wanted.text) >= 0);
      if (shown !== row.shown) { row.shown = shown; row.element.hidden = !shown; }
      if (shown) { count++; }
    });
    groups.forEach(function (group) {
      var any = group.rows.some(function (row) { return row.shown; });
      group.element.hidden = !any;
      if (any) { groupsShown++; }
      if (active) { group.element.open = any; } else if (filtering) { group.element.open = group.open; }
      group.folds.forEach(function (fold) {
        fold.element.hidden = !fold.rows.some(function (row) { return row.shown; });
        fold.details.open = wanted.text !== '' || wanted.setback;
      });
    });
    filtering = active;
    found.textContent = '';
    if (active) {
      found.appendChild(document.createTextNode(count.toLocaleString('en') + ' of ' + rows.length.toLocaleString('en') +
        ' domains in ' + groupsShown + ' of ' + groups.length + (groups.length === 1 ? ' group ' : ' groups ')));
      var clear = document.createElement('button');
      clear.type = 'button';
      clear.textContent = 'Clear';
      clear.addEventListener('click', reset);
      found.appendChild(clear);
    }
    highlight(wanted.text);
    remember(wanted);
  }

  function highlight(text) {
    if (!window.CSS || !CSS.highlights || !window.Highlight) { return; }
    CSS.highlights.delete('found');
    if (!text) { return; }
    var ranges = [];
    rows.forEach(function (row) {
      if (!row.shown || ranges.length > 500) { return; }
      all('bdi', row.name).forEach(function (element) {
        var node = element.firstChild, at = node ? node.data.toLowerCase().indexOf(text) : -1;
        if (at >= 0 && at + text.length <= node.length) {
          var range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + text.length);
          ranges.push(range);
        }
      });
    });
    CSS.highlights.set('found', new (Function.prototype.bind.apply(Highlight, [null].concat(ranges)))());
  }

  function order() {
    var by = {
      status: function (a, b) { return a.place - b.place; },
      name: function (a, b) { return a.text < b.text ? -1 : a.text > b.text ? 1 : 0; },
      first: function (a, b) { return a.first - b.first || a.place - b.place; },
      last: function (a, b) { return b.last - a.last || a.place - b.place; }
    }[sort.value];
    var lists = new Map();
    rows.forEach(function (row) {
      if (!lists.has(row.list)) { lists.set(row.list, []); }
      lists.get(row.list).push(row);
    });
    lists.forEach(function (own, list) {
      var end = own[own.length - 1].element.parentNode.querySelector(':scope > .fold');
      own.sort(by).forEach(function (row) { list.insertBefore(row.element, end); });
    });
    remember(choice());
  }

  function remember(wanted) {
    var parts = [];
    if (query.value) { parts.push('q=' + encodeURIComponent(query.value)); }
    var off = Object.keys(wanted.marks).filter(function (mark) { return !wanted.marks[mark]; }).join('');
    if (off) { parts.push('off=' + off); }
    if (wanted.setback) { parts.push('setback'); }
    if (sort.value !== 'status') { parts.push('sort=' + sort.value); }
    var hash = parts.length ? '#' + parts.join('&') : '';
    if (hash || /^#(q|off|setback|sort)\b/.test(location.hash)) {
      try { history.replaceState(null, '', hash || location.pathname + location.search); } catch (e) { /* from a disk */ }
    }
  }

  function recall() {
    if (!/^#(q|off|setback|sort)\b/.test(location.hash)) { return; }
    location.hash.slice(1).split('&').forEach(function (part) {
      var at = part.indexOf('='), name = at < 0 ? part : part.slice(0, at), value = at < 0 ? '' : part.slice(at + 1);
      if (name === 'q') { try { query.value = decodeURIComponent(value); } catch (e) { /* no filter */ } }
      if (name === 'sort' && /^(name|first|last)$/.test(value)) { sort.value = value; }
      chips.forEach(function (chip) {
        if (name === 'off' && value.indexOf(chip.dataset.m) >= 0 && chip.dataset.m !== 's') { chip.setAttribute('aria-pressed', 'false'); }
        if (name === 'setback' && chip.dataset.m === 's') { chip.setAttribute('aria-pressed', 'true'); }
      });
    });
    if (sort.value !== 'status') { order(); }
    apply();
  }

  function reset() {
    query.value = '';
    chips.forEach(function (chip) { chip.setAttribute('aria-pressed', String(chip.dataset.m !== 's')); });
    apply();
    query.focus();
  }

  if (query) {
    $('tools').hidden = false;
    query.addEventListener('input', apply);
    query.addEventListener('keydown', function (event) { if (event.key === 'Escape') { reset(); } });
    chips.forEach(function (chip) {
      chip.addEventListener('click', function () {
        chip.setAttribute('aria-pressed', String(!pressed(chip)));
        apply();
      });
    });
    sort.addEventListener('change', order);
    document.addEventListener('keydown', function (event) {
      if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
        event.preventDefault();
        query.focus();
        query.scrollIntoView({ block: 'nearest' });
      }
    });
    recall();
  }

  // ---- cross-hair and zoom ----------------------------------------------------------------------
  var plot = $('plot');
  if (!plot) { return; }
  var tip = $('tip'), hair = $('hair');
  var points = all('#time .numbers tbody tr').map(function (line) {
    var cells = line.cells;
    return {
      x: +line.dataset.x, when: cells[0].textContent, commit: cells[1].textContent.trim(),
      implemented: cells[2].textContent, broken: cells[4].textContent, total: cells[5].textContent, what: cells[6].textContent
    };
  });
  var view = [0, 100], current = -1;
  var zooms = all('svg.z');
  var axes = all('svg.axis > svg.z');
  var labels = axes.map(function (axis) { return all('text.at, text.at0, text.at1', axis); });
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', 'Chart: left and right step through it, plus and minus zoom, Escape ends');

  function place(x) { return (x - view[0]) / (view[1] - view[0]) * 100; }

  function show(index) {
    var point = points[index];
    if (!point) { return; }
    current = index;
    var at = place(point.x);
    if (at < 0 || at > 100) { move(point.x); at = place(point.x); }
    var box = plot.getBoundingClientRect(), list = $('domains');
    var x = box.left + window.scrollX + box.width * at / 100, y = box.top + window.scrollY;
    var bottom = list ? list.getBoundingClientRect().bottom + window.scrollY : box.bottom + window.scrollY;
    hair.hidden = false;
    hair.style.left = x + 'px';
    hair.style.top = (y + 40) + 'px';
    hair.style.height = Math.max(0, bottom - y - 40) + 'px';
    tip.textContent = '';
    add('b', point.when + (point.commit ? ' · ' + point.commit : ''));
    add('div', point.total ? point.implemented + ' of ' + point.total + ' implemented' : '');
    add('div', point.what);
    if (document.activeElement === plot) { add('small', '← → step, + − zoom, Esc closes'); }
    tip.hidden = false;
    var width = tip.offsetWidth, left = x + 10;
    if (left + width > document.documentElement.clientWidth - 8) { left = x - width - 10; }
    tip.style.left = Math.max(8, left) + 'px';
    tip.style.top = (y + 44) + 'px';
  }

  function add(kind, text) {
    if (!text) { return; }
    var element = document.createElement(kind);
    element.textContent = text;
    tip.appendChild(element);
  }

  function hide() { tip.hidden = true; hair.hidden = true; current = -1; }

  function at(event) {
    var box = plot.getBoundingClientRect();
    var share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return view[0] + share * (view[1] - view[0]);
  }

  function nearest(x) {
    var low = 0, high = points.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (points[middle].x <= x) { low = middle; } else { high = middle - 1; }
    }
    return low;
  }

  function zoom(begin, end) {
    var least = 0.2;
    if (end - begin < least) { var mid = (begin + end) / 2; begin = mid - least / 2; end = mid + least / 2; }
    var width = Math.min(100, end - begin);
    begin = Math.max(0, Math.min(100 - width, begin));
    view = [begin, begin + width];
    var whole = width > 99.99;
    zooms.forEach(function (svg) {
      if (whole) { svg.removeAttribute('x'); svg.removeAttribute('width'); svg.parentNode.style.overflow = ''; return; }
      svg.setAttribute('x', (-begin / width * 100) + '%');
      svg.setAttribute('width', (10000 / width) + '%');
      svg.parentNode.style.overflow = 'hidden';
    });
    dates(whole);
    button.hidden = whole;
    if (current >= 0) { show(current); }
  }

  function move(x) { var width = view[1] - view[0]; zoom(x - width / 2, x + width / 2); }

  // Zoomed in, the axis has dates of its own.
  function dates(whole) {
    all('.zoomed').forEach(function (old) { old.remove(); });
    labels.forEach(function (own) { own.forEach(function (label) { label.style.display = whole ? '' : 'none'; }); });
    if (whole) { return; }
    var months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    var seconds = (to - from) * (view[1] - view[0]) / 100;
    axes.forEach(function (axis) {
      var host = axis.parentNode, low = axis.querySelector('svg[y]') ? 41 : 18;
      [0, 25, 50, 75, 100].forEach(function (percent) {
        var date = new Date((from + (to - from) * (view[0] + (view[1] - view[0]) * percent / 100) / 100) * 1000);
        var text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
        text.setAttribute('x', percent + '%');
        text.setAttribute('y', low);
        text.setAttribute('class', 'zoomed ' + (percent === 0 ? 'at0' : percent === 100 ? 'at1' : percent % 50 ? 'at odd' : 'at'));
        var day = date.getUTCDate() + ' ' + months[date.getUTCMonth()];
        var hour = ('0' + date.getUTCHours()).slice(-2) + ':' + ('0' + date.getUTCMinutes()).slice(-2);
        text.textContent = seconds < 6 * 86400 ? day + ' ' + hour : day + ' ' + date.getUTCFullYear();
        host.appendChild(text);
      });
    });
  }

  var button = document.createElement('button');
  button.type = 'button';
  button.className = 'reset';
  button.textContent = 'Show all of the time';
  button.hidden = true;
  button.addEventListener('click', function () { zoom(0, 100); plot.focus(); });
  plot.appendChild(button);

  var begun = -1, drag = document.createElement('div');
  drag.id = 'drag';
  drag.hidden = true;
  plot.appendChild(drag);
  plot.addEventListener('pointerdown', function (event) {
    if (event.button === 0 && event.pointerType === 'mouse' && event.target !== button) { begun = at(event); }
  });
  plot.addEventListener('pointermove', function (event) {
    if (begun >= 0) {
      var now = at(event), low = place(Math.min(begun, now)), high = place(Math.max(begun, now));
      drag.hidden = high - low < 0.5;
      drag.style.left = low + '%';
      drag.style.width = (high - low) + '%';
    }
    show(nearest(at(event)));
  });
  document.addEventListener('pointerup', function (event) {
    if (begun >= 0) {
      var end = at(event);
      if (Math.abs(end - begun) > (view[1] - view[0]) / 100) { zoom(Math.min(begun, end), Math.max(begun, end)); }
      begun = -1;
      drag.hidden = true;
    }
  });
  plot.addEventListener('pointerleave', function () { if (document.activeElement !== plot) { hide(); } });
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', function (event) {
    var middle = current >= 0 ? points[current].x : (view[0] + view[1]) / 2, width = view[1] - view[0];
    switch (event.key) {
      case 'ArrowRight': show(Math.min(points.length - 1, current + 1)); break;
      case 'ArrowLeft': show(current < 0 ? points.length - 1 : Math.max(0, current - 1)); break;
      case 'Home': show(0); break;
      case 'End': show(points.length - 1); break;
      case '+': case '=': zoom(middle - width / 4, middle + width / 4); break;
      case '-': zoom(middle - width, middle + width); break;
      case 'Escape': if (current >= 0) { hide(); } else { zoom(0, 100); } break;
      default: return;
    }
    event.preventDefault();
  });

  // A row shows where one points, too.
  var list = $('rows');
  if (list) {
    list.addEventListener('pointermove', function (event) {
      var box = plot.getBoundingClientRect();
      if (event.pointerType !== 'mouse' || event.clientX < box.left || event.clientX > box.right || points.length === 0) { hide(); return; }
      show(nearest(at(event)));
      tip.style.top = (event.clientY + window.scrollY + 16) + 'px';
    });
    list.addEventListener('pointerleave', hide);
  }

  // A numbered step and its place in the chart belong together.
  all('[data-n]').forEach(function (element) {
    ['pointerenter', 'pointerleave'].forEach(function (kind) {
      element.addEventListener(kind, function () {
        all('[data-n="' + element.dataset.n + '"]').forEach(function (other) { other.classList.toggle('on', kind === 'pointerenter'); });
      });
    });
  });
})();
