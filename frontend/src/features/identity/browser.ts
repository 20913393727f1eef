/** What a browser says of itself, as a person would say it: "Firefox on Windows". */

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const DEVICES: [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPod)\b/, "an iPhone"],
  [/\biPad\b/, "an iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "a Mac"],
  [/\bCrOS\b/, "a Chromebook"],
  [/\bLinux\b/, "Linux"],
];

const first = (known: [RegExp, string][], text: string) => known.find(([mark]) => mark.test(text))?.[1];

export function browserInWords(userAgent: string): string {
  const browser = first(BROWSERS, userAgent) ?? "A browser";
  const device = first(DEVICES, userAgent);
  return device ? `${browser} on ${device}` : browser;
}
