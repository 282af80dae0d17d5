import { Monitor, Smartphone } from "lucide-react";
import type { ReactNode } from "react";
import type { Translate } from "@/components/translate.ts";
import type { Device } from "@/lib/accounts/profile/device.ts";

/** "Firefox on Windows", or the half of it that is known. */
export function nameOfDevice({ browser, system }: Device, t: Translate<"profile.sessions">): string {
	if (browser && system) return t("device", { browser, system });
	return browser ?? system ?? t("unknown");
}

export interface DeviceLineProps {
	device: Device;
	ipAddress: string | null;
	t: Translate<"profile.sessions">;
	/** Beside the device's name. */
	badge: ReactNode;
	/** When it was used, after its address. */
	children: ReactNode;
	/** What can be done about it. */
	action?: ReactNode;
}

/** A line of a list of devices: its icon and name, and what is known of it. */
export function DeviceLine({ device, ipAddress, t, badge, children, action }: DeviceLineProps) {
	const Icon = device.isHandheld ? Smartphone : Monitor;
	return (
		<li className="flex items-center gap-4 px-5 py-3.5">
			<span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted">
				<Icon aria-hidden className="size-4" />
			</span>
			<div className="min-w-0 flex-1 leading-5">
				<p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
					{nameOfDevice(device, t)}
					{badge}
				</p>
				<p className="flex flex-wrap gap-x-3 text-small text-muted">
					{ipAddress ? <span className="break-all">{t("address", { address: ipAddress })}</span> : null}
					{children}
				</p>
			</div>
			{action}
		</li>
	);
}
