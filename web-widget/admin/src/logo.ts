const edge = 128;
const longest = 66_000;

/** A picture as a logo: small, made of dots, in an address of its own; nothing where it is no picture. */
export async function logoOf(file: Blob): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const address = canvas.toDataURL('image/png');
    return address.length <= longest ? address : canvas.toDataURL('image/jpeg', 0.85);
  } catch {
    return undefined;
  }
}
