import type { SellerForm } from "@/lib/seller/schema.ts";

/** The seller, the currency and the time zone as they are typed. */
export interface SellerValues {
	seller: Omit<SellerForm, "paymentTermsDays"> & { paymentTermsDays: string };
	currency: string;
	timeZone: string;
}

/** As the action takes them. */
export function sentSeller({ seller, currency, timeZone }: SellerValues) {
	return { seller: { ...seller, paymentTermsDays: Number(seller.paymentTermsDays || Number.NaN) }, currency, timeZone };
}

export type SellerPath = `seller.${keyof SellerForm}` | "currency" | "timeZone";

/** What a form gives to its fields about the seller. */
export interface SellerFieldsProps {
	register: (name: SellerPath) => object;
	errorOf: (name: SellerPath) => string | undefined;
}

export interface Choice {
	readonly value: string;
	readonly label: string;
}
