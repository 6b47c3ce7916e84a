Console.WriteLine("TaskBoard");
