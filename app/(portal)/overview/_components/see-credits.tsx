import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";

/** Leads to what one can use, and from whom it is. */
export function SeeCredits({ variant }: { variant: "outline" | "link" }) {
	const t = useTranslations("overview");
	return (
		<Button asChild variant={variant}>
			<Link href="/credits">{t("seeCredits")}</Link>
		</Button>
	);
}
