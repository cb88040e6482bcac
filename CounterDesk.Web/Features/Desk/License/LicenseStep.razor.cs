using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The open license with its report, and what may be printed of it.</summary>
public sealed partial class LicenseStep(DeskBrowser browser, IStringLocalizer<DeskText> text) : StepPage(browser)
{
    private PrintPermission MayPrint => State.Content.License!.Report.MayPrint;
}
