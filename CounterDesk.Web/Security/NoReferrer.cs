namespace CounterDesk.Web.Security;

/// <summary>
/// Marks addresses that say something themselves: no link from their pages tells them to anybody, not even to us.
/// </summary>
internal sealed class NoReferrer;
