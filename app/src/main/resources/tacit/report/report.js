"use strict";

/* Draws the figures of the page from the JSON beside it, and serves its buttons. */
(() => {
  const { palette, figures } = JSON.parse(document.getElementById("figures").textContent);
  const root = document.documentElement;
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  const dashes = ["solid", "dashed", "dotted"];
  const strokes = ["M0 0H22V3H0Z", "M0 0H9V3H0ZM13 0H22V3H13Z", "M0 0H4V3H0ZM6 0H10V3H6ZM12 0H16V3H12ZM18 0H22V3H18Z"];
  const inks = {
    light: { text: "#1b1f23", soft: "#57606a", rule: "#d9dde1", grid: "#eceef0", page: "#ffffff", muted: "#b4bac0" },
    dark: { text: "#e6e8ea", soft: "#a2abb3", rule: "#4a5158", grid: "#2a2f34", page: "#14171a", muted: "#5b636b" },
  };
  const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const othersName = "the others";
  const charts = new Map();

  const theme = () => root.dataset.theme || (systemDark.matches ? "dark" : "light");

  /* At most four significant digits, as in the tables. */
  function digits(value) {
    if (value === null || value === undefined) return "missing";
    if (value === 0) return "0";
    const exponent = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(4)))));
    return exponent >= -4 && exponent < 6
      ? String(Number(value.toPrecision(4)))
      : value.toExponential(3).replace(/\.?0+e/, "e").replace("e+", "e");
  }

  const legendName = (series) => (series.muted ? othersName : series.name);

  const colourOf = (series, mode) =>
    series.muted ? inks[mode].muted : palette[mode][series.colour % palette[mode].length];

  /* Beyond the last colour the palette begins anew, with broken lines. */
  const turn = (series) => Math.floor(series.colour / palette.light.length) % dashes.length;

  /* Where a logarithmic axis cannot show a number, it is missing. */
  const shown = (value, axis) => (value !== null && axis.logarithmic && value <= 0 ? null : value);

  const points = (series, values, figure) =>
    series.x.map((x, i) => [shown(x, figure.x), shown(values[i], figure.y)]);

  function drawn(series, index, figure, mode) {
    const colour = colourOf(series, mode);
    const base = { id: `s${index}`, name: legendName(series), animation: false, silent: series.muted, z: 2 + index };
    base.itemStyle = { color: colour };
    if (series.kind === "dots") {
      const border = { color: colour, opacity: 1, borderColor: inks[mode].page, borderWidth: 1 };
      return [{ ...base, type: "scatter", data: points(series, series.y, figure), symbolSize: 9, itemStyle: border }];
    }
    const line = { ...base, type: "line", showSymbol: false, connectNulls: false };
    if (series.kind === "band") return band(line, series, figure, colour);
    line.data = points(series, series.y, figure);
    if (series.kind === "steps") line.step = "end";
    line.lineStyle = { color: colour, width: series.muted ? 1 : 2, type: dashes[turn(series)] };
    return [line];
  }

  /* An invisible lower line with the height of the band stacked upon it. The first dimension is the one that is
     stacked, so y stands before x. */
  function band(line, series, figure, colour) {
    const rows = points(series, series.y, figure).map(([x, y]) => [y, x]);
    const heights = rows.map(([y, x], i) =>
      [y === null || series.upper[i] === null ? null : series.upper[i] - y, x]);
    const common = { ...line, stack: line.id, stackStrategy: "all", silent: true, lineStyle: { opacity: 0 } };
    common.encode = { x: 1, y: 0 };
    const area = { color: colour, opacity: 0.22 };
    return [{ ...common, id: line.id + "lower", data: rows }, { ...common, data: heights, areaStyle: area }];
  }

  /* The least and the greatest number that an axis shows; [0, 1] where it shows none. */
  function range(values, model) {
    const known = values.filter((value) => shown(value, model) !== null);
    if (known.length === 0) return [0, 1];
    return known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  }

  function axis(model, [low, high], mode) {
    const ink = inks[mode];
    return {
      type: model.logarithmic ? "log" : "value",
      name: model.title,
      scale: low > 0.4 * high || high < 0.4 * low, // zero is shown unless all numbers keep far away from it
      nameTextStyle: { color: ink.soft, fontFamily: font, fontSize: 12 },
      axisLabel: { color: ink.soft, fontFamily: font, hideOverlap: true, formatter: digits },
      axisLine: { show: true, onZero: false, lineStyle: { color: ink.rule } },
      axisTick: { show: true, lineStyle: { color: ink.rule } },
      splitLine: { lineStyle: { color: ink.grid } },
      splitNumber: 5,
    };
  }

  function legend(figure, width, mode) {
    const order = [...figure.series].sort((one, other) => one.muted - other.muted);
    const names = [...new Set(order.map(legendName))];
    const pencil = document.createElement("canvas").getContext("2d");
    pencil.font = "12px " + font;
    let rows = 1;
    let used = 0;
    for (const name of names) {
      const entry = pencil.measureText(name).width + 44;
      if (used > 0 && used + entry > width) { rows++; used = 0; }
      used += entry;
    }
    const scroll = rows > 4;
    const icons = names.map((name) => {
      const series = figure.series.find((candidate) => legendName(candidate) === name);
      const icon = { dots: "circle", band: "rect" }[series.kind] || "path://" + strokes[turn(series)];
      return { name, icon, itemStyle: { opacity: series.kind === "band" ? 0.4 : 1, borderWidth: 0 } };
    });
    const model = {
      show: names.length > 1, type: scroll ? "scroll" : "plain", data: icons, left: 0, top: 4, itemWidth: 18,
      itemHeight: 9, itemGap: 16, textStyle: { color: inks[mode].text, fontFamily: font }, inactiveColor: inks[mode].rule,
      pageTextStyle: { color: inks[mode].soft }, lineStyle: { width: 0 },
    };
    return { model, height: names.length > 1 ? (scroll ? 1 : rows) * 22 + 6 : 0 };
  }

  /* Dots are too far apart to be met exactly: those beside the pointer are told too. */
  function dotsBeside(x, series, [first, last]) {
    if (series.kind !== "dots") return -1;
    const distance = (i) => Math.abs(series.x[i] - x);
    const nearest = series.x.reduce((best, _, i) => (best < 0 || distance(i) < distance(best) ? i : best), -1);
    return nearest >= 0 && distance(nearest) <= 0.015 * (last - first) ? nearest : -1;
  }

  function tip(figure, mode, hits, ends) {
    const indices = new Map(hits.map((hit) => [parseInt(hit.seriesId.slice(1), 10), hit.dataIndex]));
    const [[leader, place]] = indices;
    const x = figure.series[leader].x[place];
    const box = document.createElement("div");
    box.className = "tip";
    box.append(`${figure.x.title}: ${digits(x)}`);
    figure.series.forEach((series, index) => {
      const i = indices.get(index) ?? dotsBeside(x, series, ends);
      if (i < 0) return;
      const row = document.createElement("div");
      const dot = document.createElement("i");
      dot.style.background = colourOf(series, mode);
      const value = document.createElement("b");
      const y = digits(series.y[i]);
      value.textContent = series.kind === "band" ? `${y} to ${digits(series.upper[i])}` : y;
      row.append(dot, series.x[i] === x ? series.name : `${series.name} at ${digits(series.x[i])}`, value);
      box.append(row);
    });
    return box;
  }

  function option(figure, width, mode) {
    const ink = inks[mode];
    const top = legend(figure, width, mode);
    const ends = range(figure.series.flatMap((series) => series.x), figure.x);
    const x = axis(figure.x, ends, mode);
    const heights = figure.series.flatMap((series) => series.y.concat(series.upper || []));
    const y = axis(figure.y, range(heights, figure.y), mode);
    if (heights.every((value) => shown(value, figure.y) === null)) [y.min, y.max] = figure.y.logarithmic ? [1, 10] : [0, 1];
    if (ends[0] < ends[1]) [x.min, x.max] = ends;
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: font },
      grid: { left: 4, right: 16, top: top.height + 30, bottom: 24, containLabel: true },
      legend: top.model,
      xAxis: { ...x, nameLocation: "middle", nameGap: 28, splitLine: { show: false } },
      yAxis: { ...y, nameLocation: "end", nameGap: 12, nameTextStyle: { ...y.nameTextStyle, align: "left" } },
      series: figure.series.flatMap((series, index) => drawn(series, index, figure, mode)),
      tooltip: {
        trigger: "axis", confine: true, backgroundColor: ink.page, borderColor: ink.rule, padding: 8,
        textStyle: { color: ink.text, fontFamily: font }, axisPointer: { lineStyle: { color: ink.soft } },
        formatter: (hits) => tip(figure, mode, hits, ends),
      },
    };
  }

  function draw(figure, mode = theme()) {
    const place = document.getElementById("chart-" + figure.id);
    if (!charts.has(figure.id)) charts.set(figure.id, echarts.init(place, null, { renderer: "svg" }));
    const chart = charts.get(figure.id);
    chart.resize();
    chart.setOption(option(figure, place.clientWidth, mode), true);
  }

  const drawAll = (mode) => figures.forEach((figure) => draw(figure, mode));

  function save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* Always light, for papers. */
  function svg(figure) {
    const size = { width: 720, height: 440 };
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
    chart.setOption({ ...option(figure, size.width, "light"), backgroundColor: "#ffffff" });
    const text = chart.renderToSVGString();
    chart.dispose();
    return text;
  }

  function csv(figure) {
    const cell = (value) => {
      const text = value === null || value === undefined ? "" : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const banded = figure.series.some((series) => series.kind === "band");
    const rows = [["series", figure.x.title, figure.y.title, ...(banded ? ["upper"] : [])]];
    for (const series of figure.series) {
      series.x.forEach((x, i) => rows.push([series.name, x, series.y[i], ...(banded ? [(series.upper || [])[i]] : [])]));
    }
    return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  function copy(button) {
    const text = button.parentElement.querySelector("pre");
    const done = () => {
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    };
    const select = () => window.getSelection().selectAllChildren(text);
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, select);
    else select();
  }

  document.addEventListener("click", (event) => {
    const { action, figure: id } = event.target.dataset || {};
    const figure = figures.find((candidate) => candidate.id === id);
    if (action === "svg") save(id + ".svg", "image/svg+xml", svg(figure));
    if (action === "csv") save(id + ".csv", "text/csv", csv(figure));
    if (action === "copy") copy(event.target);
  });

  const toggle = document.getElementById("theme");
  const label = () => { toggle.textContent = theme() === "dark" ? "Light" : "Dark"; };
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    label();
    drawAll();
  });
  systemDark.addEventListener("change", () => { label(); drawAll(); });

  /* report.html#dark and report.html#light open in that theme. */
  if (["#dark", "#light"].includes(location.hash)) root.dataset.theme = location.hash.slice(1);
  label();
  drawAll();

  let waiting = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => drawAll());
  });

  let before;
  window.addEventListener("beforeprint", () => {
    before = root.dataset.theme;
    root.dataset.theme = "light";
    drawAll();
  });
  window.addEventListener("afterprint", () => {
    if (before) root.dataset.theme = before;
    else delete root.dataset.theme;
    drawAll();
  });
})();
