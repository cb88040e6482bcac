namespace CounterDesk.Tests.Support;

/// <summary>A JPEG file of 16 by 16 pixels in two colors: its left half is red, its right half blue.</summary>
internal static class SomeJpeg
{
    private const string Text =
        "/9j/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBD"
        + "AQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAQABAD"
        + "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABQj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAA"
        + "B//EABoRAAICAwAAAAAAAAAAAAAAAAAHRINFwsP/2gAMAwEAAhEDEQA/AJkHkB5DVU2vcR3djreZ/9k=";

    public static byte[] Bytes => Convert.FromBase64String(Text);
}
