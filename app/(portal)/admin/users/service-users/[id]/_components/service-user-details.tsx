import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { ServiceUser } from "@/lib/service-users/queries.ts";
import { ChangeCreditOwner } from "./change-credit-owner.tsx";
import { ChangeName } from "./change-name.tsx";
import { ChangeResponsible } from "./change-responsible.tsx";

/** What a service user is, each fact with what changes it. */
export async function ServiceUserDetails({ user, mayEdit }: { user: ServiceUser; mayEdit: boolean }) {
	const [t, word] = await Promise.all([getTranslations("serviceUsers"), getTranslations("words")]);
	const { id, name, responsible, creditOwner, externalId, createdAt } = user;
	const owner = creditOwner.id === id ? t("itself") : creditOwner.name;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("details")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<Fact term={word("name")} change={mayEdit ? <ChangeName user={{ id, name }} /> : null}>
					{name}
				</Fact>
				<Fact
					term={t("responsible")}
					note={t("responsibleNote")}
					change={mayEdit ? <ChangeResponsible user={{ id, name }} responsible={responsible} /> : null}
				>
					<PersonLink {...responsible} />
				</Fact>
				<Fact
					term={t("creditOwner")}
					change={mayEdit ? <ChangeCreditOwner user={{ id, name }} current={creditOwner} /> : null}
				>
					{creditOwner.id === id ? owner : <PersonLink {...creditOwner} />}
				</Fact>
				<Fact term={t("id")} note={t("idNote")}>
					<code className="num break-all text-small">{id}</code>
				</Fact>
				{externalId ? <Fact term={t("externalId")}>{externalId}</Fact> : null}
				<Fact term={t("created")}>
					<DateTime at={createdAt} precision="day" />
				</Fact>
			</DescriptionList>
		</Card>
	);
}

function PersonLink({ id, name }: { id: string; name: string }) {
	return (
		<Link href={`/admin/users/${id}`} className="underline-offset-4 hover:underline">
			{name}
		</Link>
	);
}

interface FactProps {
	term: string;
	note?: string;
	change?: ReactNode;
	children: ReactNode;
}

function Fact({ term, note, change, children }: FactProps) {
	return (
		<DescriptionItem term={term} note={note}>
			<span className="inline-flex flex-wrap items-baseline justify-end gap-x-3">
				<span className="min-w-0">{children}</span>
				{change}
			</span>
		</DescriptionItem>
	);
}
