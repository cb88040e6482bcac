namespace CounterDesk.Web.Features.HallSettings.Accounts;

/// <summary>Names the words of the page about accounts and roles.</summary>
public sealed class AccountsText;
