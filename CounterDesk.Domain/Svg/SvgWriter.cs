using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Svg;

/// <summary>
/// Writes a picture as SVG 1.1. Only our own elements and numbers get into it, from a closed list: nothing of the file
/// that the picture was read from is copied, no script, no style, no address but those of its own parts and of images
/// that lie in it. The text lies over its letters unseen, so that it can be marked and read aloud.
/// </summary>
public static class SvgWriter
{
    /// <param name="picture">In millimetres; so is the file.</param>
    /// <param name="fonts">Their outlines are drawn; the browser needs none of them.</param>
    /// <param name="prefix">
    /// Letters and digits that every ID begins with, so that pages in one document do not mix up their parts.
    /// </param>
    /// <param name="mostBytes">A larger file is not made.</param>
    public static SvgDrawing Write(Picture picture, FontSet fonts, string prefix, int mostBytes)
    {
        var content = new SvgContent(fonts, prefix, mostBytes);
        content.Draw(picture);
        return content.Finish(picture);
    }
}
