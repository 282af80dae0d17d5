"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageFailure } from "@/components/page-part/page-failure.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";

interface PageErrorProps {
	error: Error & { digest?: string };
	retry: () => void;
}

/** A page that could not be rendered: the rest of the portal stays, nothing was changed. */
export default function PageError({ error, retry }: PageErrorProps) {
	const word = useTranslations("words");
	const pathname = usePathname();
	const toOverview = (
		<Button asChild variant="outline">
			<Link href={START_PATH}>{word("toOverview")}</Link>
		</Button>
	);
	return <PageFailure error={error} retry={retry} actions={pathname === "/overview" ? null : toOverview} />;
}
