// Ctrl+Enter runs the query; Tab stays what it is, so that the keyboard never gets stuck in the box.
const box = document.getElementById("query");
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    box.form.requestSubmit();
  }
});
document.getElementById("hint").textContent = "Ctrl+Enter runs it. Nothing can be changed by a query.";
