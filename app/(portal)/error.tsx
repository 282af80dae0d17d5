"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { isBusyDigest } from "@/lib/platform/busy-digest.ts";

interface PageErrorProps {
	error: Error & { digest?: string };
	retry: () => void;
}

/** A page that could not be rendered: the rest of the portal stays, nothing was changed. */
export default function PageError({ error, retry }: PageErrorProps) {
	const t = useTranslations("shell.error");
	const word = useTranslations("words");
	const pathname = usePathname();
	const isBusy = isBusyDigest(error.digest);
	const [pending, startTransition] = useTransition();
	const title = t(isBusy ? "busyTitle" : "title");
	return (
		<ErrorState
			headingLevel="h1"
			title={title}
			id={error.digest ? t("id", { id: error.digest }) : undefined}
			actions={
				<>
					<Button pending={pending} onClick={() => startTransition(retry)}>
						{t("retry")}
					</Button>
					{pathname === "/overview" ? null : (
						<Button asChild variant="outline">
							<Link href="/overview">{word("toOverview")}</Link>
						</Button>
					)}
				</>
			}
		>
			{/* Where the page's own title was to be read as well; otherwise that one comes first, and counts. */}
			<title>{title}</title>
			{t(isBusy ? "busyText" : "text")}
		</ErrorState>
	);
}
