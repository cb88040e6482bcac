using CounterDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>
/// Content lives in memory only, so after a restart it is fetched again, under the same purpose and basis.
/// </summary>
public sealed partial class FetchAgainStep(DeskBrowser browser, IStringLocalizer<DeskText> text) : StepPage(browser);
