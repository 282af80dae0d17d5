import { Wallet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

/** One calm card in the middle, under the product's mark. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
	const t = await getTranslations("app");
	return (
		<main tabIndex={-1} className="grid min-h-dvh grid-cols-1 place-items-center px-5 py-10 outline-none">
			<div className="w-full max-w-md space-y-6">
				<p className="flex items-center justify-center gap-2 font-semibold tracking-tight">
					<span className="grid size-6 place-items-center rounded-md bg-accent text-on-accent">
						<Wallet aria-hidden className="size-3.5" />
					</span>
					{t("name")}
				</p>
				{children}
			</div>
		</main>
	);
}
