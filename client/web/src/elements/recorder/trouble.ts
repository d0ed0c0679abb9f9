/** Why a camera or a microphone cannot be used, in words for the reader. */

export type Device = "camera" | "microphone";

const WHY: Record<string, (device: Device) => string> = {
  NotAllowedError: (device) =>
    `The ${device} is not allowed for this page. Allow it in the browser's settings of the page, then try again.`,
  NotFoundError: (device) => `No ${device} was found.`,
  OverconstrainedError: (device) => `No ${device} was found.`,
  NotReadableError: (device) => `The ${device} is in use by another program.`,
};

export function trouble(device: Device, error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  const why = WHY[name];
  return (
    why?.(device) ?? `The ${device} cannot be used: ${error instanceof Error ? error.message : String(error)}`
  );
}

/** What keeps a page from asking at all; null where it may. */
export function unaskable(device: Device, page: { secure: boolean; devices: boolean }): string | null {
  if (!page.secure)
    return `Browsers give pages the ${device} only at https:// addresses and on this machine (localhost).`;
  return page.devices ? null : `This browser has no way to use the ${device}.`;
}

/** Raises an Error with words for the reader. */
export async function opened(device: Device, constraints: MediaStreamConstraints): Promise<MediaStream> {
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  const cannot = unaskable(device, { secure: isSecureContext, devices: devices !== undefined });
  if (cannot !== null || devices === undefined) throw new Error(cannot ?? "");
  try {
    return await devices.getUserMedia(constraints);
  } catch (error) {
    throw new Error(trouble(device, error), { cause: error });
  }
}

export function closed(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
