using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Confirmations;

/// <summary>What waits, the oldest first. Where nothing waits it is not there.</summary>
public sealed partial class CallCard(
    OpenConfirmations open, CurrentClerk current, IStringLocalizer<ConfirmationText> text)
    : CallsOfOne(open, current)
{
    /// <summary>The page is about nothing else: when nothing waits, it says so.</summary>
    [Parameter]
    public bool IsAllThereIs { get; set; }
}
