import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";
import type { CreditBatchKind } from "@/lib/credit-batches/credit-line.ts";

const KINDS = [
	["grants", "/operator/credits/many"],
	["balances", "/operator/credits/many?of=balances"],
] as const;

export function BatchKinds({ kind }: { kind: CreditBatchKind }) {
	const t = useTranslations("creditBatches");
	return (
		<nav aria-label={t("ways")} className={tabListClasses}>
			{KINDS.map(([one, href]) => (
				<Link key={one} href={href} aria-current={kind === one ? "page" : undefined} className={tabClasses}>
					<SteadyLabel>{t(`kinds.${one}`)}</SteadyLabel>
				</Link>
			))}
		</nav>
	);
}
