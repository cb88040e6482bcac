using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace CounterDesk.Web.Fonts;

/// <summary>
/// The hall's fonts for rare characters, which <see cref="PageFonts"/> prints from the data folder, for the screen as well:
/// a clerk must not see a box where the paper has a name.
/// </summary>
public static class ScreenFonts
{
    public static void MapScreenFonts(this IEndpointRouteBuilder routes)
    {
        // The browser fetches a font only when a page has a character that those before it lack.
        routes.MapGet("/fonts/rare.css", (PageFonts fonts, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Text(StyleSheet(fonts.SupplementaryFiles.Length), "text/css", Encoding.UTF8);
        }).AllowAnonymous();

        routes.MapGet("/fonts/rare/{number:int}", (int number, PageFonts fonts, HttpContext context) =>
        {
            var files = fonts.SupplementaryFiles;
            if (number < 1 || number > files.Length)
            {
                return Results.NotFound();
            }

            var file = files[number - 1];
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(file.FullName, "font/ttf", lastModified: file.LastWriteTimeUtc, entityTag: TagOf(file));
        }).AllowAnonymous();
    }

    private static string StyleSheet(int count)
    {
        var numbers = Enumerable.Range(1, count).ToList();
        var faces = numbers.Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $"@font-face {{ font-family: \"Rare {number}\"; src: url(/fonts/rare/{number}); font-display: swap; }}\n"));
        var names = string.Concat(numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"\"Rare {number}\", ")));
        return string.Concat(faces)
            + $":root {{ --cd-font: \"Noto Sans SC\", \"Noto Sans CJK SC\", {names}\"Source Han Sans SC\", sans-serif; }}\n";
    }

    private static EntityTagHeaderValue TagOf(FileInfo file) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""));
}
