namespace CounterDesk.Web.Features.HallSettings.Accounts;

/// <summary>Why an account is to be blocked, and when that ends by itself.</summary>
public sealed record BlockForm(string Reason, DateTime? UntilUtc);
