using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The open license with its report, and what may be printed of it.</summary>
public sealed partial class LicenseStep(DeskBrowser browser, IStringLocalizer<DeskText> text) : StepPage(browser)
{
    // A kind that the catalog lacks has no layout, whatever the report says.
    private PrintPermission MayPrint =>
        State.Content.License is { Kind: not null } license ? license.Report.MayPrint : PrintPermission.Nothing;
}
