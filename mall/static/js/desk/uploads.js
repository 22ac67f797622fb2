/* Pictures that are sent in: made no wider than the mall keeps them, and how far they have come. */
(() => {
  const d = document;
  const smaller = async (file, widest) => {
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const canvas = d.createElement("canvas"), scale = widest / image.width;
      if (scale >= 1) return file;
      canvas.width = widest;
      canvas.height = Math.round(image.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.9));
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: blob.type }) : file;
    } catch (error) {
      return file;
    }
  };
  d.addEventListener("change", async ({ target }) => {
    const widest = +target.dataset.widest;
    if (!widest || !window.createImageBitmap || !window.DataTransfer) return;
    const picked = [...target.files], kept = new DataTransfer();
    for (const file of picked) kept.items.add(file.size > 1e6 ? await smaller(file, widest) : file);
    if (picked.length == target.files.length && picked.every((file, place) => file == target.files[place])) target.files = kept.files;
  });
  const progress = form => form.querySelector && form.querySelector(".how-far");
  d.addEventListener("htmx:beforeSend", ({ target, detail: { xhr } }) => {
    const line = progress(target);
    if (!line) return;
    xhr.timeout = 0;
    line.hidden = false;
  });
  d.addEventListener("htmx:xhr:progress", ({ target, detail: { lengthComputable, loaded, total } }) => {
    const line = progress(target);
    if (line && lengthComputable) line.querySelector("progress").value = 100 * loaded / total;
  });
})();
