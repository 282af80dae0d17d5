import { RefreshCw, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";

/** To what keeps credits from running out, and to sharing them. */
export function CreditLinks() {
	const t = useTranslations("credits");
	return (
		<>
			<Button asChild variant="outline">
				<Link href="/share">
					<UsersRound aria-hidden />
					{t("share")}
				</Link>
			</Button>
			<Button asChild variant="outline">
				<Link href="/credits/refill">
					<RefreshCw aria-hidden />
					{t("refill")}
				</Link>
			</Button>
		</>
	);
}
