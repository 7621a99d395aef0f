"use strict";
// The pages work without this file; it only adds comfort.

// "/" goes to the search box, as on many sites.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement;
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById("search").focus();
});

// Times are UTC; pointing at one shows it on the reader's clock.
for (const time of document.querySelectorAll("time[datetime]")) {
  const moment = new Date(time.dateTime);
  if (!Number.isNaN(moment.valueOf())) time.title = moment.toLocaleString() + " here";
}

// Empty fields stay out of the address, so that links are short enough to share.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}

// A field above a long table keeps only the rows that hold its text.
for (const field of document.querySelectorAll("input[data-narrows]")) {
  const rows = document.querySelectorAll("#" + field.dataset.narrows + " tbody tr");
  field.hidden = rows.length < 8;
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
}
