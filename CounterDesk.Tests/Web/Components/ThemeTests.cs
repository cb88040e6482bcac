using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Components.Layout;
using MudBlazor.Utilities;

namespace CounterDesk.Tests.Web.Components;

/// <summary>The theme and the tokens carry the same values, so that MudBlazor's components and ours look alike.</summary>
public sealed partial class ThemeTests
{
    private static readonly Dictionary<string, string> _tokens =
        Token().Matches(File.ReadAllText(Repository.File("wwwroot-assets/css/tokens.css")))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    private static readonly MudBlazor.Palette _palette = CounterDeskTheme.Theme.PaletteLight;

    public static TheoryData<string, MudColor> Colors => new()
    {
        { "background", _palette.Background }, { "background-sunk", _palette.BackgroundGray }, { "surface", _palette.Surface },
        { "surface", _palette.AppbarBackground }, { "surface", _palette.DrawerBackground },
        { "line", _palette.LinesDefault }, { "line", _palette.Divider }, { "line-soft", _palette.DividerLight },
        { "line-soft", _palette.TableLines }, { "line-input", _palette.LinesInputs }, { "skeleton", _palette.Skeleton },
        { "text", _palette.TextPrimary }, { "text-2", _palette.TextSecondary }, { "text-3", _palette.TextDisabled },
        { "primary", _palette.Primary }, { "primary-dark", _palette.PrimaryDarken },
        { "primary-tint", _palette.PrimaryLighten }, { "primary-tint", _palette.TableHover },
        { "ink", _palette.Dark }, { "ink-line", _palette.DarkLighten }, { "ink-text", _palette.DarkContrastText },
        { "pass", _palette.Success }, { "pass-tint", _palette.SuccessLighten },
        { "fail", _palette.Error }, { "fail-tint", _palette.ErrorLighten },
        { "unknown", _palette.Tertiary }, { "unknown-tint", _palette.TertiaryLighten },
        { "warn", _palette.Warning }, { "warn-tint", _palette.WarningLighten },
        { "void", _palette.Secondary }, { "void-tint", _palette.SecondaryLighten },
    };

    [Theory]
    [MemberData(nameof(Colors))]
    public void A_color_of_the_theme_is_the_color_of_its_token(string token, MudColor color) =>
        Assert.Equal(_tokens[token], color.ToString(MudColorOutputFormats.Hex), ignoreCase: true);

    [Fact]
    public void Sizes_of_the_theme_are_those_of_the_tokens()
    {
        var type = CounterDeskTheme.Theme.Typography;
        var layout = CounterDeskTheme.Theme.LayoutProperties;

        Assert.Equal(
            [
                _tokens["fs-display"], _tokens["fs-title"], _tokens["fs-section"], _tokens["fs-card"], _tokens["fs-body"],
                _tokens["fs-dense"], _tokens["fs-note"], _tokens["radius"], _tokens["appbar"], _tokens["rail"], _tokens["drawer"],
            ],
            [
                type.H1.FontSize!, type.H2.FontSize!, type.H3.FontSize!, type.H4.FontSize!, type.Body1.FontSize!,
                type.Body2.FontSize!, type.Caption.FontSize!, layout.DefaultBorderRadius, layout.AppbarHeight,
                layout.DrawerMiniWidthLeft, layout.DrawerWidthRight,
            ]);
    }

    [GeneratedRegex(@"--cd-(?<name>[a-z0-9-]+):\s*(?<value>[^;]+);")]
    private static partial Regex Token();
}
