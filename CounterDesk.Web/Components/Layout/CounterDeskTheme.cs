using MudBlazor;

namespace CounterDesk.Web.Components.Layout;

/// <summary>MudBlazor's theme with the values of <c>tokens.css</c>, so that its components and ours look alike.</summary>
public static class CounterDeskTheme
{
    private const string Line = "0 0 0 1px #D3D9D8";
    private const string Over = "0 0 0 1px rgba(18,41,58,.10), 0 8px 28px rgba(18,41,58,.22)";

    private static readonly string[] _sans = ["Noto Sans SC", "Noto Sans CJK SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Background = "#F1F3F2", BackgroundGray = "#F6F8F7", Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF", AppbarText = "#17212A",
            DrawerBackground = "#FFFFFF", DrawerText = "#43505A", DrawerIcon = "#43505A",
            TextPrimary = "#17212A", TextSecondary = "#43505A", TextDisabled = "#55626B",
            ActionDefault = "#43505A", ActionDisabled = "#55626B", ActionDisabledBackground = "#E9EDEC",
            LinesDefault = "#D3D9D8", LinesInputs = "#6F7C84", TableLines = "#E4E8E7",
            TableStriped = "#F6F8F7", TableHover = "#E3EEF4", Divider = "#D3D9D8", DividerLight = "#E4E8E7",
            Skeleton = "#E1E6E5",
            Primary = "#155A7D", PrimaryDarken = "#0E4360", PrimaryLighten = "#E3EEF4", PrimaryContrastText = "#FFFFFF",
            Info = "#155A7D", InfoDarken = "#0E4360", InfoLighten = "#E3EEF4", InfoContrastText = "#FFFFFF",
            Success = "#17653C", SuccessDarken = "#0B4F2E", SuccessLighten = "#E2F1E7", SuccessContrastText = "#FFFFFF",
            Error = "#A11F17", ErrorDarken = "#7A1410", ErrorLighten = "#FBE8E6", ErrorContrastText = "#FFFFFF",
            Tertiary = "#57398F", TertiaryDarken = "#3F2A6B", TertiaryLighten = "#EEEAF7", TertiaryContrastText = "#FFFFFF",
            Warning = "#7A4E00", WarningDarken = "#5C3A00", WarningLighten = "#FCF0D5", WarningContrastText = "#FFFFFF",
            Secondary = "#4E5A61", SecondaryDarken = "#3A444A", SecondaryLighten = "#E9EDEC",
            SecondaryContrastText = "#FFFFFF",
            Dark = "#12293A", DarkDarken = "#0B1B27", DarkLighten = "#35506A", DarkContrastText = "#FFFFFF",
            HoverOpacity = 0.06, RippleOpacity = 0, OverlayDark = "rgba(18,41,58,.45)",
        },
        Typography = new Typography
        {
            Default = Type<DefaultTypography>("15px", "24px", "400"), H1 = Type<H1Typography>("28px", "36px", "700"),
            H2 = Type<H2Typography>("22px", "30px", "700"), H3 = Type<H3Typography>("18px", "26px", "700"),
            H4 = Type<H4Typography>("16px", "24px", "700"), Subtitle1 = Type<Subtitle1Typography>("16px", "24px", "700"),
            Body1 = Type<Body1Typography>("15px", "24px", "400"), Body2 = Type<Body2Typography>("14px", "20px", "400"),
            Button = Type<ButtonTypography>("15px", "20px", "700"), Caption = Type<CaptionTypography>("13px", "18px", "400"),
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "4px", AppbarHeight = "48px", DrawerMiniWidthLeft = "76px", DrawerWidthRight = "440px",
        },
        Shadows = new Shadow { Elevation = ["none", .. Enumerable.Repeat(Line, 3), .. Enumerable.Repeat(Over, 22)] },
    };

    private static T Type<T>(string size, string line, string weight) where T : BaseTypography, new() => new()
    {
        FontFamily = _sans, FontSize = size, LineHeight = line, FontWeight = weight, LetterSpacing = "normal",
        TextTransform = "none",
    };
}
