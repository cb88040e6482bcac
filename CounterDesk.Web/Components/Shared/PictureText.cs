namespace CounterDesk.Web.Components.Shared;

/// <summary>Names the words of taking pictures: PictureText.resx and PictureText.en.resx.</summary>
public sealed class PictureText;
