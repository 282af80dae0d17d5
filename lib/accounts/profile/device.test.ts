import { expect, it } from "vitest";
import { deviceOf } from "./device.ts";

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const SAFARI_ON_IPHONE =
	"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";
const EDGE =
	"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";

it.each([
	[CHROME, { browser: "Chrome", system: "Linux", isHandheld: false }],
	[SAFARI_ON_IPHONE, { browser: "Safari", system: "iOS", isHandheld: true }],
	[FIREFOX, { browser: "Firefox", system: "Windows", isHandheld: false }],
	[EDGE, { browser: "Microsoft Edge", system: "macOS", isHandheld: false }],
	["", { browser: null, system: null, isHandheld: false }],
	[null, { browser: null, system: null, isHandheld: false }],
])("says of %s what it says of itself, and no more", (userAgent, device) => {
	expect(deviceOf(userAgent)).toEqual(device);
});

it("makes up no system for what it doesn't know", () => {
	expect(deviceOf("browser test")).toMatchObject({ system: null, isHandheld: false });
});
