"use client";

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
	const isBusy = isBusyDigest(error.digest);
	const [pending, startTransition] = useTransition();
	return (
		<ErrorState
			headingLevel="h1"
			title={t(isBusy ? "busyTitle" : "title")}
			id={error.digest ? t("id", { id: error.digest }) : undefined}
			actions={
				<>
					<Button pending={pending} onClick={() => startTransition(retry)}>
						{t("retry")}
					</Button>
					<Button asChild variant="outline">
						<Link href="/overview">{word("toOverview")}</Link>
					</Button>
				</>
			}
		>
			{t(isBusy ? "busyText" : "text")}
		</ErrorState>
	);
}
