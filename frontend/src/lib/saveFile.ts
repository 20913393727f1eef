/** Hand a file that is already here to the person, under a name that says what it is. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; a shorter life loses large files.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
