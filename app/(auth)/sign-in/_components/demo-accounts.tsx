import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge.tsx";

export interface DemoAccount {
	readonly email: string;
	readonly name: string;
	readonly about: "admin" | "john" | "peter" | "mary" | "sally" | "tom" | "bob" | "operator";
}

interface DemoAccountsProps {
	accounts: readonly DemoAccount[];
	onChoose: (email: string) => void;
}

/** The people of the demo data; choosing one fills the form in. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
	const t = useTranslations("auth.demo");
	return (
		<section aria-labelledby="demo-accounts" className="space-y-2 border-t border-line pt-5">
			<h2 id="demo-accounts" className="flex items-center gap-2 text-sm font-semibold">
				{t("title")}
				<Badge tone="outline">{t("badge")}</Badge>
			</h2>
			<p className="text-small text-muted">{t("help")}</p>
			<ul className="-mx-2">
				{accounts.map(({ email, name, about }) => (
					<li key={email}>
						<button
							type="button"
							onClick={() => onChoose(email)}
							className="w-full rounded-md px-2 py-1.5 text-left transition-colors duration-100 hover:bg-sunken"
						>
							<span className="block text-sm font-medium">{name}</span>
							<span className="block text-small text-muted">{t(`about.${about}`)}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
