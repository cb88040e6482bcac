namespace CounterDesk.Tests.Browser;

/// <summary>The way to a license at the desk, by keys only.</summary>
internal static class DeskWalk
{
    /// <summary>Signs in as a clerk and opens a visit that is past purpose and basis.</summary>
    public static async Task OpenVisitAsync(this DeskWindow window)
    {
        await window.SignInAsync();
        await window.SeesAsync("[data-action=start]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#purpose");
        await window.TypeAsync("高龄津贴申领");
        await window.PressAsync("Tab");
        await window.TypeAsync("云山市清河区民政局");
        await window.TabToAsync("[name=basis]");
        await window.PressAsync("1");
        await window.SeesAsync("[name=proof]");
        await window.TabToAsync("[name=proof]");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=record]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#search");
    }

    /// <summary>Looks a holder up and opens the first license of a kind.</summary>
    public static async Task OpenLicenseAsync(this DeskWindow window, string holder, string kindCode)
    {
        await window.PressAsync("F2");
        await window.FocusIsOnAsync("#search");
        await window.TypeAsync(holder);
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-row]");
        var row = await window.SeesAsync($"tr[data-hit='{kindCode}'] [data-digit]");
        await window.PressAsync((await row!.GetAttributeAsync("data-digit"))!);
        await window.SeesAsync("[data-verdict]");
    }

    /// <summary>Back from a license to what was found.</summary>
    public static async Task LeaveLicenseAsync(this DeskWindow window)
    {
        await window.PressAsync("Escape");
        await window.SeesAsync("tr[data-hit]");
    }

    public static async Task EndVisitAsync(this DeskWindow window)
    {
        await window.PressAsync("F9");
        await window.SeesAsync("[data-action=wipe]");
        await window.PressAsync("F9");
        await window.SeesAsync("[data-action=start]");
    }
}
