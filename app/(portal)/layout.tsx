import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DaysOfDeployment } from "@/components/expiry-day.tsx";
import { Texts } from "@/components/texts.tsx";
import { readToday } from "@/lib/platform/database/read-today.ts";
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
					className="mx-auto max-w-content space-y-6 px-5 py-8 outline-none print:max-w-none print:p-0"
				>
					<DaysOfDeployment timeZone={today.timeZone}>{children}</DaysOfDeployment>
				</main>
			</Texts>
		</PageMadeFor>
	);
}
