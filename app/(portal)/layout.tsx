import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DaysOfDeployment } from "@/components/expiry-day.tsx";
import { Texts } from "@/components/texts.tsx";
import { MenuPlace } from "@/components/ui/windows/menu-place.tsx";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { EXPIRING_WITHIN_DAYS } from "@/lib/usage/read-expiries.ts";
import { PageMadeFor } from "../_components/page-made-for.tsx";
import { currentActor } from "../current-actor.ts";
import { TopBar } from "./_components/top-bar.tsx";

export default async function PortalLayout({ children }: { children: ReactNode }) {
	const [actor, t, today] = await Promise.all([currentActor(), getTranslations("frame"), readToday()]);
	return (
		<PageMadeFor actor={actor}>
			<a
				href="#content"
				className="print:hidden fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3.5 py-2 text-sm font-medium text-on-accent focus-visible:translate-y-0"
			>
				{t("skipToContent")}
			</a>
			<Texts of={["shell"]}>
				<TopBar actor={actor} />
				<main
					id="content"
					tabIndex={-1}
					className="mx-auto max-w-content px-5 py-8 outline-none print:max-w-none print:p-0"
				>
					<div className="space-y-6">
						<DaysOfDeployment timeZone={today.timeZone} soon={{ from: today.at, until: endOfSoon(today.at) }}>
							{children}
						</DaysOfDeployment>
					</div>
					<MenuPlace />
				</main>
			</Texts>
		</PageMadeFor>
	);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Credits expire when a day of the deployment ends: these are all the ends of the days that count as soon. */
const endOfSoon = (now: Date) => new Date(now.getTime() + EXPIRING_WITHIN_DAYS * DAY_MS);
