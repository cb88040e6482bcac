using CounterDesk.Domain.IdCards;
using CounterDesk.Web.External.IdCardReaders;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CounterDesk.Tests.Browser;

/// <summary>The card reader's panel on a page that tells what it was told.</summary>
public sealed class ReaderTestPage : ComponentBase
{
    private readonly List<string> _told = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "data-told", string.Join(' ', _told));
        builder.AddAttribute(2, "class", "card");
        builder.OpenComponent<CardReaderPanel>(3);
        builder.AddComponentParameter(4, nameof(CardReaderPanel.Announce), (Func<Task<bool>>)AnnounceAsync);
        builder.AddComponentParameter(5, nameof(CardReaderPanel.OnRead), (Func<CardReading, Task<bool>>)TellAsync);
        builder.AddComponentParameter(6, nameof(CardReaderPanel.PriorityAge), 70);
        builder.CloseComponent();
        builder.CloseElement();
    }

    private Task<bool> AnnounceAsync()
    {
        _told.Add("announced");
        return Task.FromResult(true);
    }

    private Task<bool> TellAsync(CardReading reading)
    {
        _told.Add(reading is CardReading.NotRead notRead ? notRead.Trouble.ToString() : "Read");
        StateHasChanged();
        return Task.FromResult(true);
    }
}
