/** Who sells, as the forms send it. */
export const SELLER_FORM = {
	...{ legalName: "Commonpurse Demo Ltd", addressLine1: "7 Market Square", addressLine2: "", city: "Springfield" },
	...{ region: "IL", postalCode: "62701", country: "US", taxId: "", supportEmail: "support@commonpurse.example" },
	...{ paymentInstructions: "By bank transfer", paymentTermsDays: 14 },
};
