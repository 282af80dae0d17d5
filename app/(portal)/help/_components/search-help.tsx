import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Link } from "@/components/ui/link.tsx";

/** A search over all topics, and how many it has found. */
export async function SearchHelp({ search, found }: { search: string; found: number }) {
	const t = await getTranslations("helpWindow");
	return (
		<search className="space-y-2">
			<Form action="/help" prefetch={false} className="flex max-w-md gap-2">
				<Input
					key={search}
					type="search"
					name="q"
					aria-label={t("search")}
					placeholder={t("search")}
					autoComplete="off"
					maxLength={200}
					defaultValue={search}
				/>
				<Button type="submit" variant="outline">
					{t("submit")}
				</Button>
			</Form>
			<p role="status" className="flex gap-3 text-sm text-muted empty:hidden">
				{search ? (
					<>
						{t("found", { count: found })}
						<Link href="/help" className="text-accent-ink underline-offset-4 hover:underline">
							{t("allTopics")}
						</Link>
					</>
				) : null}
			</p>
		</search>
	);
}
